package io.github.carillon.core.message;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of a mail: text and HTML as alternatives of one another (RFC 2046 section 5.1.4), around them the pictures
 * that the HTML shows (RFC 2387), and around all that the files.
 */
final class MimeBody {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private MimeBody() {}

    static void write(Mail mail, MimeMessage message) throws MessagingException {
        List<Attachment> pictures = new ArrayList<>();
        List<Attachment> files = new ArrayList<>();
        for (Attachment attachment : mail.attachments()) {
            boolean shown = mail.html() != null && attachment.contentId() != null;
            (shown ? pictures : files).add(attachment);
        }
        if (files.isEmpty()) {
            writeShown(mail, pictures, message);
        } else {
            MimeBodyPart shown = new MimeBodyPart();
            writeShown(mail, pictures, shown);
            message.setContent(multipart("mixed", shown, files));
        }
    }

    private static void writeShown(Mail mail, List<Attachment> pictures, Part part) throws MessagingException {
        if (pictures.isEmpty()) {
            writeText(mail, part);
        } else {
            MimeBodyPart text = new MimeBodyPart();
            writeText(mail, text);
            part.setContent(multipart("related; type=\"multipart/alternative\"", text, pictures));
        }
    }

    private static void writeText(Mail mail, Part part) throws MessagingException {
        if (mail.html() == null) {
            setText(part, mail.text(), "plain");
            return;
        }
        MimeBodyPart text = new MimeBodyPart();
        setText(text, mail.text(), "plain");
        MimeBodyPart html = new MimeBodyPart();
        setText(html, mail.html(), "html");
        part.setContent(new MimeMultipart("alternative", text, html));
    }

    /** Text has CR LF before it is encoded (RFC 2045 section 6.6). */
    private static void setText(Part part, String text, String subtype) throws MessagingException {
        String canonical = text.replaceAll("\r\n|\r|\n", "\r\n");
        if (part instanceof MimeMessage message) {
            message.setText(canonical, UTF_8, subtype);
        } else if (part instanceof MimeBodyPart body) {
            body.setText(canonical, UTF_8, subtype);
        }
    }

    private static MimeMultipart multipart(String subtype, BodyPart first, List<Attachment> rest)
            throws MessagingException {
        MimeMultipart parts = new MimeMultipart(subtype, first);
        for (Attachment attachment : rest) {
            parts.addBodyPart(part(attachment));
        }
        return parts;
    }

    private static MimeBodyPart part(Attachment attachment) throws MessagingException {
        String id = attachment.contentId();
        FilePart part = new FilePart(attachment);
        part.setHeader("Content-Type", attachment.contentType());
        part.setHeader("Content-Transfer-Encoding", "base64");
        part.setHeader(
                "Content-Disposition",
                (id == null ? "attachment" : "inline") + ParameterText.of("filename", attachment.name()));
        if (id != null) {
            part.setHeader("Content-ID", "<" + id + ">");
        }
        return part;
    }
}
