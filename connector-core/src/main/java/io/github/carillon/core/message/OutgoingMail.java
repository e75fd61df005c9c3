package io.github.carillon.core.message;

import io.github.carillon.core.recipient.EmailAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A composed message and its envelope. Belongs to one send, and so to one thread.
 *
 * @param message with all its headers, written the same each time; it names no blind copies
 * @param header the message's header fields but for those of MIME, encoded and folded, by name
 * @param messageId with its angle brackets
 * @param from who the mail says it is from
 * @param replyTo where answers go; nobody for the sender
 * @param sender the return path
 * @param recipients the main one first, each once
 * @param named everybody the mail names, be it in the envelope or not
 * @param needsUtf8 whether an address asks for the SMTPUTF8 extension (RFC 6531)
 */
public record OutgoingMail(
        MimeMessage message,
        Map<String, String> header,
        String messageId,
        EmailAddress from,
        List<EmailAddress> replyTo,
        String sender,
        List<EmailAddress> recipients,
        List<String> named,
        boolean needsUtf8) {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>()\\[\\],;:\"]+@[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}]");

    /** The message as bytes, for a service that is told the recipients apart from it. */
    public byte[] bytes() {
        return written();
    }

    /** The message as bytes with a Bcc field, for a service that takes the recipients from the header. */
    public byte[] bytesWithBcc(List<EmailAddress> bcc) {
        try {
            if (!bcc.isEmpty()) {
                message.setHeader("Bcc", HeaderText.mailboxes(bcc));
            }
            return written();
        } catch (MessagingException bug) {
            throw new IllegalStateException("a composed mail takes no header", bug);
        }
    }

    /** How many bytes the message has, as servers count them (RFC 1870). */
    public long size() {
        SizeCount count = new SizeCount();
        writeTo(count);
        return count.bytes();
    }

    /** Every address that the server is told, for it may repeat any of them. */
    public List<String> addresses() {
        return Stream.concat(Stream.of(sender, from.value()), named.stream()).toList();
    }

    /**
     * Whether a server that says this means recipients alone: it names some of them, and neither the sender nor anybody
     * else.
     */
    public boolean isToldOfRecipientsAlone(String said) {
        Set<String> others = lowerCase(named.stream());
        others.removeAll(lowerCase(Stream.of(sender, from.value())));
        Set<String> told = lowerCase(ADDRESS.matcher(said).results().map(MatchResult::group));
        return !told.isEmpty() && others.containsAll(told);
    }

    private static Set<String> lowerCase(Stream<String> addresses) {
        return addresses
                .map(address -> address.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private byte[] written() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writeTo(bytes);
        return bytes.toByteArray();
    }

    private void writeTo(OutputStream out) {
        try {
            message.writeTo(out);
        } catch (IOException | MessagingException bug) {
            throw new IllegalStateException("a composed mail cannot be written", bug);
        }
    }

    /** Shows the Message-ID and nothing of the mail. */
    @Override
    public String toString() {
        return "OutgoingMail[" + messageId + "]";
    }
}
