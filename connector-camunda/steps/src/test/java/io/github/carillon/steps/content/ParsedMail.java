package io.github.carillon.steps.content;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** A mail as a reader's program takes it apart. */
final class ParsedMail {

    private final MimeMessage message;
    private final String source;

    ParsedMail(InputStream content) throws IOException, MessagingException {
        byte[] bytes = content.readAllBytes();
        Properties properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", "true");
        this.message = new MimeMessage(Session.getInstance(properties), new ByteArrayInputStream(bytes));
        this.source = new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** In lower case, one entry for each field. */
    List<String> headerNames() throws MessagingException {
        return Collections.list(message.getAllHeaders()).stream()
                .map(Header::getName)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }

    /** In bytes, without its end. */
    int longestLine() {
        return source.lines().mapToInt(String::length).max().orElse(0);
    }

    String subject() {
        try {
            return message.getSubject();
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    String from() throws MessagingException {
        return ((InternetAddress) message.getFrom()[0]).getAddress();
    }

    String text() {
        return body("text/plain");
    }

    String html() {
        return body("text/html");
    }

    private String body(String type) {
        try {
            return first(message, type);
        } catch (MessagingException | IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** Depth first, so before any attachment of the same type; null where there is none. */
    private static String first(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return (String) part.getContent();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int index = 0; index < parts.getCount(); index++) {
                String found = first(parts.getBodyPart(index), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
