package io.github.carillon.core.smtp;

import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.recipient.EmailAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Makes the message (RFC 5322, MIME) and the envelope of a mail that passed {@link MailRules}. */
final class MimeComposer {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss xx", Locale.ENGLISH);
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final EmailAddress sender;
    private final Clock clock;
    private final Session ascii = session(false);
    private final Session utf8 = session(true);

    MimeComposer(EmailAddress sender, Clock clock) {
        this.sender = sender;
        this.clock = clock;
    }

    OutgoingMail compose(Delivery<Mail> delivery) throws MessagingException {
        Mail mail = delivery.message();
        EmailAddress from = mail.from() == null ? sender : mail.from();
        String domain = from.value().substring(from.value().lastIndexOf('@'));
        String id = "<" + delivery.key().id() + domain + ">";
        List<EmailAddress> recipients = recipients(mail);
        boolean needsUtf8 = needsUtf8(mail, from, recipients);
        MimeMessage message = new IdentifiedMessage(needsUtf8 ? utf8 : ascii, id);
        addHeaders(message, mail, from);
        addBody(message, mail);
        message.saveChanges();
        return new OutgoingMail(message, id, sender.value(), recipients, needsUtf8);
    }

    private void addHeaders(MimeMessage message, Mail mail, EmailAddress from) throws MessagingException {
        message.setHeader("Date", DATE.format(clock.instant().atZone(clock.getZone())));
        message.setHeader("From", HeaderText.mailbox(from));
        if (mail.replyTo() != null) {
            message.setHeader("Reply-To", HeaderText.mailbox(mail.replyTo()));
        }
        message.setHeader("To", HeaderText.mailbox(mail.to()));
        if (!mail.cc().isEmpty()) {
            message.setHeader("Cc", HeaderText.mailboxes(mail.cc()));
        }
        message.setHeader("Subject", HeaderText.unstructured("Subject", mail.subject()));
        // so that no holiday notice answers a machine: RFC 3834, and Exchange's own
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
    }

    private static void addBody(MimeMessage message, Mail mail) throws MessagingException {
        if (mail.html() == null) {
            message.setText(canonical(mail.text()), UTF_8);
            return;
        }
        MimeBodyPart text = new MimeBodyPart();
        text.setText(canonical(mail.text()), UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(canonical(mail.html()), UTF_8, "html");
        message.setContent(new MimeMultipart("alternative", text, html));
    }

    /** Text has CR LF before it is encoded (RFC 2045 section 6.6). */
    private static String canonical(String text) {
        return text.replaceAll("\r\n|\r|\n", "\r\n");
    }

    private static List<EmailAddress> recipients(Mail mail) {
        Map<String, EmailAddress> distinct = new LinkedHashMap<>();
        distinct.put(mail.to().value(), mail.to());
        mail.cc().forEach(address -> distinct.putIfAbsent(address.value(), address));
        mail.bcc().forEach(address -> distinct.putIfAbsent(address.value(), address));
        return List.copyOf(distinct.values());
    }

    private boolean needsUtf8(Mail mail, EmailAddress from, List<EmailAddress> recipients) {
        List<EmailAddress> shown = new ArrayList<>(recipients);
        shown.add(sender);
        shown.add(from);
        if (mail.replyTo() != null) {
            shown.add(mail.replyTo());
        }
        return shown.stream().anyMatch(EmailAddress::needsUtf8);
    }

    private static Session session(boolean allowUtf8) {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", String.valueOf(allowUtf8));
        return Session.getInstance(properties);
    }

    /** Keeps its Message-ID, which a {@link MimeMessage} makes anew whenever it is saved. */
    private static final class IdentifiedMessage extends MimeMessage {

        private final String id;

        IdentifiedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
