package io.github.carillon.core.message;

import io.github.carillon.core.delivery.Brought;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.recipient.EmailAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/**
 * Makes the message (RFC 5322, MIME) and the envelope of a mail: the same for every way of sending it, and the same
 * Message-ID each time the same delivery is made. May be used from any thread.
 */
public final class MimeComposer {

    /** How many bytes the attachments of a mail have at most, unless said otherwise: 10 MB. */
    public static final long LARGEST_ATTACHMENTS = 10L * 1024 * 1024;

    private final EmailAddress sender;
    private final long largestAttachments;
    private final Clock clock;
    private final Session ascii = session(false);
    private final Session utf8 = session(true);

    /**
     * @param sender of mails that name none, and the envelope's return path
     * @param largestAttachments how many bytes the attachments of a mail have together at most
     */
    public MimeComposer(EmailAddress sender, long largestAttachments, Clock clock) {
        this.sender = sender;
        this.largestAttachments = largestAttachments;
        this.clock = clock;
    }

    /** Whether the mail names a sender of its own. */
    public Brought brought(Mail mail) {
        return mail.from() == null || mail.from().value().equalsIgnoreCase(sender.value())
                ? Brought.NOTHING
                : Brought.SENDER;
    }

    /** Composes the mail and hands it on; or says, as {@link Outcome.Refused}, why it can never be sent. */
    public Outcome compose(Delivery<Mail> delivery, Function<OutgoingMail, Outcome> send) {
        Optional<Outcome> refusal = MailRules.refusal(delivery.message(), largestAttachments);
        return refusal.orElseGet(() -> send.apply(composed(delivery)));
    }

    private OutgoingMail composed(Delivery<Mail> delivery) {
        Mail mail = delivery.message();
        EmailAddress from = mail.from() == null ? sender : mail.from();
        String domain = from.value().substring(from.value().lastIndexOf('@'));
        String id = "<" + name(mail, delivery) + domain + ">";
        List<EmailAddress> recipients = mail.recipients();
        List<EmailAddress> replyTo = replyTo(mail);
        Map<String, String> header = HeaderFields.of(mail, from, replyTo, id, ZonedDateTime.now(clock));
        boolean needsUtf8 = needsUtf8(header, recipients);
        try {
            MimeMessage message = message(needsUtf8 ? utf8 : ascii, header, mail);
            return new OutgoingMail(
                    message,
                    header,
                    id,
                    from,
                    replyTo,
                    sender.value(),
                    recipients,
                    mail.everybody().map(EmailAddress::value).toList(),
                    needsUtf8);
        } catch (MessagingException bug) {
            throw new IllegalStateException("a mail that passed the rules cannot be composed", bug);
        }
    }

    private static MimeMessage message(Session session, Map<String, String> header, Mail mail)
            throws MessagingException {
        MimeMessage message = new IdentifiedMessage(session);
        for (Map.Entry<String, String> field : header.entrySet()) {
            message.setHeader(field.getKey(), field.getValue());
        }
        MimeBody.write(mail, message);
        message.saveChanges();
        return message;
    }

    /** Where several get the same message one by one, it has one name for all of them. */
    private static String name(Mail mail, Delivery<Mail> delivery) {
        Audience audience = mail.audience();
        return audience == null || audience.id() == null ? delivery.key().id() : audience.id();
    }

    private static List<EmailAddress> replyTo(Mail mail) {
        String custom = mail.headers().custom().get("Reply-To");
        return custom == null ? mail.replyTo() : EmailAddress.parse(custom).match(List::of, reason -> mail.replyTo());
    }

    /** An address with such letters stands in the header as it is; everything else there is encoded. */
    private boolean needsUtf8(Map<String, String> header, List<EmailAddress> recipients) {
        return sender.needsUtf8()
                || recipients.stream().anyMatch(EmailAddress::needsUtf8)
                || header.values().stream().anyMatch(value -> value.chars().anyMatch(character -> character > 126));
    }

    private static Session session(boolean allowUtf8) {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", String.valueOf(allowUtf8));
        return Session.getInstance(properties);
    }

    /** Keeps its Message-ID, which a {@link MimeMessage} makes anew whenever it is saved. */
    private static final class IdentifiedMessage extends MimeMessage {

        IdentifiedMessage(Session session) {
            super(session);
        }

        @Override
        protected void updateMessageID() {
            // it has one already
        }
    }
}
