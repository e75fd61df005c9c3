package io.github.carillon.sandbox;

import jakarta.mail.Address;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Properties;

/** A plain mail program. */
final class Mails {

    private Mails() {}

    static void sendPlain(int port, String to, String subject, String text) throws MessagingException {
        MimeMessage mail = new MimeMessage(session(port));
        mail.setText(text, "UTF-8");
        send(mail, subject, to);
    }

    /** Text, HTML and an attachment of three bytes. */
    static void sendRich(int port, String subject, String text, String html, String... to) throws Exception {
        MimeMultipart bodies = new MimeMultipart("alternative", part(text, "plain"), part(html, "html"));
        MimeBodyPart body = new MimeBodyPart();
        body.setContent(bodies);
        MimeBodyPart file = new MimeBodyPart();
        file.setDisposition(MimeBodyPart.ATTACHMENT);
        file.setText("1,2");
        file.setFileName("numbers.csv");
        file.setHeader("Content-Type", "text/csv; charset=us-ascii");
        MimeMessage mail = new MimeMessage(session(port));
        mail.setContent(new MimeMultipart(body, file));
        send(mail, subject, to);
    }

    static String subjectByImap(int port, String user) throws MessagingException {
        Session session = Session.getInstance(new Properties());
        try (Store store = session.getStore("imap")) {
            store.connect("127.0.0.1", port, user, "any");
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            return inbox.getMessage(inbox.getMessageCount()).getSubject();
        }
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, "UTF-8", subtype);
        return part;
    }

    private static void send(MimeMessage mail, String subject, String... to) throws MessagingException {
        mail.setFrom(new InternetAddress("shop@example.org"));
        mail.setSubject(subject, "UTF-8");
        Address[] recipients = InternetAddress.parse(String.join(",", to));
        mail.setRecipients(Message.RecipientType.TO, recipients);
        Transport.send(mail);
    }

    private static Session session(int port) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(port));
        properties.put("mail.smtp.timeout", "10000");
        return Session.getInstance(properties);
    }
}
