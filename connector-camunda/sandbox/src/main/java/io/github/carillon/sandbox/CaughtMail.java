package io.github.carillon.sandbox;

import io.github.carillon.testserver.ReceivedMail;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail as people read it: decoded, with what was attached.
 *
 * @param to the envelope's recipients, separated by a comma
 * @param from the From header, or the envelope's sender where there is none
 * @param messageId with its angle brackets
 * @param text the first readable text part
 * @param html the first readable HTML part
 * @param reply what the sender was told in the end, or null where they were told nothing and are in doubt
 */
record CaughtMail(
        String to,
        String from,
        @Nullable String subject,
        @Nullable String messageId,
        @Nullable String text,
        @Nullable String html,
        List<Attachment> attachments,
        Instant receivedAt,
        @Nullable String reply) {

    /**
     * A part that is not the text.
     *
     * @param contentType without its parameters
     * @param size in bytes, decoded
     */
    record Attachment(String name, String contentType, long size) {}

    /** A mail that no parser understands, as it came over the wire. */
    static CaughtMail unread(ReceivedMail received) {
        return new CaughtMail(
                String.join(", ", received.recipients()),
                received.envelopeFrom(),
                null,
                null,
                received.text(),
                null,
                List.of(),
                received.receivedAt(),
                received.reply().orElse(null));
    }
}
