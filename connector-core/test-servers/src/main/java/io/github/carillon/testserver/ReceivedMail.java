package io.github.carillon.testserver;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message as it came over the wire, dots unstuffed, with its envelope. Immutable. */
public final class ReceivedMail {

    private final String envelopeFrom;
    private final List<String> recipients;
    private final byte[] content;
    private final Instant receivedAt;
    private final @Nullable String reply;

    /** One that did not come by SMTP. */
    ReceivedMail(String envelopeFrom, List<String> recipients, byte[] content, Instant receivedAt) {
        this(envelopeFrom, recipients, content, receivedAt, null);
    }

    ReceivedMail(
            String envelopeFrom, List<String> recipients, byte[] content, Instant receivedAt, @Nullable String reply) {
        this.envelopeFrom = envelopeFrom;
        this.recipients = List.copyOf(recipients);
        this.content = content.clone();
        this.receivedAt = receivedAt;
        this.reply = reply;
    }

    /** The address of MAIL FROM, without its brackets; empty for a bounce. */
    public String envelopeFrom() {
        return envelopeFrom;
    }

    /** The addresses of RCPT TO, in their order. */
    public List<String> recipients() {
        return recipients;
    }

    /** Headers and body, for a MIME parser. */
    public InputStream content() {
        return new ByteArrayInputStream(content);
    }

    /** Headers and body as text; a byte that is not UTF-8 shows as a replacement character. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    /**
     * What the client is told at the final dot; empty where the connection is closed or falls silent instead, which leaves
     * the client in doubt, and for a mail that did not come by SMTP.
     */
    public Optional<String> reply() {
        return Optional.ofNullable(reply);
    }
}
