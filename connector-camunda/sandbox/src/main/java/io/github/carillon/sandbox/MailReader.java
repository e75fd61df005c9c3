package io.github.carillon.sandbox;

import io.github.carillon.sandbox.CaughtMail.Attachment;
import io.github.carillon.testserver.ReceivedMail;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Walks through the parts of one MIME message (RFC 2045) and keeps what people read. Used once. */
final class MailReader {

    private final List<Attachment> attachments = new ArrayList<>();
    private @Nullable String text;
    private @Nullable String html;

    private MailReader() {}

    static CaughtMail read(ReceivedMail received, MimeMessage message) throws MessagingException, IOException {
        MailReader reader = new MailReader();
        reader.visit(message);
        return new CaughtMail(
                String.join(", ", received.recipients()),
                from(received, message),
                message.getSubject(),
                message.getMessageID(),
                reader.text,
                reader.html,
                List.copyOf(reader.attachments),
                received.receivedAt(),
                received.reply().orElse(null));
    }

    private static String from(ReceivedMail received, MimeMessage message) throws MessagingException {
        Address[] senders = message.getFrom();
        if (senders == null || senders.length == 0) {
            return received.envelopeFrom();
        }
        return senders[0] instanceof InternetAddress sender ? sender.toUnicodeString() : senders[0].toString();
    }

    private void visit(Part part) throws MessagingException, IOException {
        boolean attached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        if (!attached && part.getContent() instanceof Multipart parts) {
            for (int index = 0; index < parts.getCount(); index++) {
                visit(parts.getBodyPart(index));
            }
        } else if (!attached && html == null && part.isMimeType("text/html")) {
            html = lines(part);
        } else if (!attached && text == null && part.isMimeType("text/plain")) {
            text = lines(part);
        } else {
            attachments.add(attachment(part));
        }
    }

    /** Decoded, with the line ends of a text and no longer those of the wire. */
    private static String lines(Part part) throws MessagingException, IOException {
        return String.valueOf(part.getContent()).replace("\r\n", "\n");
    }

    private static Attachment attachment(Part part) throws MessagingException, IOException {
        String name = part.getFileName();
        String type = new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT);
        try (InputStream content = part.getInputStream()) {
            return new Attachment(
                    name == null ? "(no name)" : name, type, content.transferTo(OutputStream.nullOutputStream()));
        }
    }
}
