package io.github.carillon.core.governance;

import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.device.DevicePush;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.Sms;
import io.github.carillon.core.message.WebhookMessage;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.recipient.PhoneNumber;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One switch that says how far messages may go, for installations that are not the real one. It is put around each
 * channel, nearest to the wire, so that nothing a task says gets past it.
 *
 * <p>A message that is held is {@link io.github.carillon.core.delivery.Outcome.Accepted} with the status {@code held}
 * and an id of ours, and one that was redirected has the status {@code redirected}: so the ledger remembers both, every
 * result shows it, and a message that was held is not sent when the switch is turned later. Values are immutable.
 */
public sealed interface Governance {

    /** The channel under this rule. */
    Channel<Mail> mail(Channel<Mail> channel);

    /** The channel under this rule. */
    Channel<Sms> sms(Channel<Sms> channel);

    /** The channel under this rule. A note stays in the installation, and so most rules let it be. */
    default Channel<Note> notes(Channel<Note> channel) {
        return channel;
    }

    /** The channel under this rule: to a device nothing goes that is not for its owner, and so most rules hold it. */
    default Channel<DevicePush> pushes(Channel<DevicePush> channel) {
        return HoldingChannel.everything(channel);
    }

    /** The channel under this rule: another system is nobody who can be redirected or listed, and so most rules hold it. */
    default Channel<WebhookMessage> webhooks(Channel<WebhookMessage> channel) {
        return HoldingChannel.everything(channel);
    }

    /** The word that stands in the configuration. */
    String mode();

    /** What that means here, for operators: no whole address. */
    String meaning();

    /** Whether every message goes to whom it is for. */
    default boolean unlimited() {
        return false;
    }

    /** Every message goes to whom it is for: the real installation. */
    record Deliver() implements Governance {

        @Override
        public Channel<Mail> mail(Channel<Mail> channel) {
            return channel;
        }

        @Override
        public Channel<Sms> sms(Channel<Sms> channel) {
            return channel;
        }

        @Override
        public Channel<DevicePush> pushes(Channel<DevicePush> channel) {
            return channel;
        }

        @Override
        public Channel<WebhookMessage> webhooks(Channel<WebhookMessage> channel) {
            return channel;
        }

        @Override
        public String mode() {
            return "deliver";
        }

        @Override
        public String meaning() {
            return "every message goes to whom it is for";
        }

        @Override
        public boolean unlimited() {
            return true;
        }
    }

    /**
     * Everything goes to one mailbox and one number instead. A mail says whom it was for in the header {@code
     * X-Original-To}; its copies, visible and blind, are left out or held.
     *
     * @param mail where mails go, or null to hold them
     * @param sms where text messages go, or null to hold them
     */
    record Redirect(@Nullable EmailAddress mail, @Nullable PhoneNumber sms) implements Governance {

        @Override
        public Channel<Mail> mail(Channel<Mail> channel) {
            return mail == null
                    ? HoldingChannel.everything(channel)
                    : new HoldingChannel<>(
                            new RedirectingChannel<>(channel, message -> Redirection.of(message, mail)),
                            message -> !message.isCopy());
        }

        @Override
        public Channel<Sms> sms(Channel<Sms> channel) {
            return sms == null
                    ? HoldingChannel.everything(channel)
                    : new RedirectingChannel<>(channel, message -> Redirection.of(message, sms));
        }

        @Override
        public String mode() {
            return "redirect";
        }

        @Override
        public String meaning() {
            return "no message goes to whom it is for: "
                    + (mail == null ? "mails are held" : "every mail goes to " + mail.masked()) + ", "
                    + (sms == null ? "text messages are held" : "every text message goes to " + sms.masked())
                    + ", pushes and webhooks are held";
        }
    }

    /**
     * Only who is listed gets messages; everything else is held. A copy to somebody who is not listed is held alone, and
     * so is the copy of a mail to nobody who is listed where a mail service takes one request for both.
     *
     * @param domains whose mailboxes may all be written to, in their ASCII form; subdomains are domains of their own
     * @param addresses that may be written to; capitals make no difference
     * @param numbers that may be written to
     */
    record AllowList(Set<String> domains, Set<EmailAddress> addresses, Set<PhoneNumber> numbers) implements Governance {

        public AllowList {
            domains = domains.stream().map(AllowList::small).collect(Collectors.toUnmodifiableSet());
            addresses = Set.copyOf(addresses);
            numbers = Set.copyOf(numbers);
        }

        @Override
        public Channel<Mail> mail(Channel<Mail> channel) {
            Set<String> listed =
                    addresses.stream().map(address -> small(address.value())).collect(Collectors.toUnmodifiableSet());
            return ListedChannel.around(channel, one -> allows(listed, one));
        }

        @Override
        public Channel<Sms> sms(Channel<Sms> channel) {
            return new HoldingChannel<>(channel, sms -> numbers.contains(sms.to()));
        }

        @Override
        public String mode() {
            return "allow-list";
        }

        @Override
        public String meaning() {
            return "only who is listed gets messages, all others, all pushes and all webhooks are held; listed are "
                    + domains.size() + " domains, " + addresses.size() + " addresses, " + numbers.size() + " numbers";
        }

        @Override
        public String toString() {
            return "AllowList[" + meaning() + "]";
        }

        private boolean allows(Set<String> listed, EmailAddress address) {
            String value = small(address.value());
            return listed.contains(value) || domains.contains(value.substring(value.lastIndexOf('@') + 1));
        }

        private static String small(String text) {
            return text.toLowerCase(Locale.ROOT);
        }
    }

    /** Nothing is sent; the ledger and every result say what would have been. */
    record Hold() implements Governance {

        @Override
        public Channel<Mail> mail(Channel<Mail> channel) {
            return HoldingChannel.everything(channel);
        }

        @Override
        public Channel<Sms> sms(Channel<Sms> channel) {
            return HoldingChannel.everything(channel);
        }

        @Override
        public Channel<Note> notes(Channel<Note> channel) {
            return HoldingChannel.everything(channel);
        }

        @Override
        public String mode() {
            return "hold";
        }

        @Override
        public String meaning() {
            return "nothing is sent, every message is held";
        }
    }
}
