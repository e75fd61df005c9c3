package io.github.carillon.core.governance;

import io.github.carillon.core.delivery.Brought;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.SentMessageLookup;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.recipient.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Sends a mail to those of its recipients who are listed. */
record ListedChannel(Channel<Mail> channel, Predicate<EmailAddress> listed) implements Channel<Mail> {

    /** Holds a mail that addresses nobody who is listed. */
    static Channel<Mail> around(Channel<Mail> channel, Predicate<EmailAddress> listed) {
        return new HoldingChannel<>(
                new ListedChannel(channel, listed),
                mail -> mail.isApart()
                        ? listed.test(mail.to())
                        : mail.addressed().stream().anyMatch(listed));
    }

    @Override
    public String kind() {
        return channel.kind();
    }

    @Override
    public boolean sendsApart() {
        return channel.sendsApart();
    }

    @Override
    public Brought brought(Mail message) {
        return channel.brought(message);
    }

    @Override
    public Outcome send(Delivery<Mail> delivery) {
        List<EmailAddress> strangers = strangers(delivery.message());
        Outcome outcome = channel.send(toListed(delivery, strangers));
        return !strangers.isEmpty() && outcome instanceof Outcome.Accepted accepted
                ? new Outcome.Accepted(accepted.id(), Outcome.Accepted.HELD + " for " + masked(strangers))
                : outcome;
    }

    @Override
    public SentMessageLookup lookUp(Delivery<Mail> delivery, Instant since) {
        return channel.lookUp(toListed(delivery, strangers(delivery.message())), since);
    }

    private List<EmailAddress> strangers(Mail mail) {
        return mail.recipients().stream().filter(listed.negate()).toList();
    }

    private Delivery<Mail> toListed(Delivery<Mail> delivery, List<EmailAddress> strangers) {
        Mail mail = delivery.message();
        return strangers.isEmpty()
                ? delivery
                : new Delivery<>(
                        delivery.key(),
                        mail.narrowed(listed(mail.addressed()), listed(mail.cc()), listed(mail.bcc())),
                        delivery.ours());
    }

    private List<EmailAddress> listed(List<EmailAddress> all) {
        return all.stream().filter(listed).toList();
    }

    private static String masked(List<EmailAddress> all) {
        return all.stream().map(EmailAddress::masked).collect(Collectors.joining(", "));
    }
}
