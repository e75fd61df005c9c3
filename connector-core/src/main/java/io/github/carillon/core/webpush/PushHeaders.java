package io.github.carillon.core.webpush;

import io.github.carillon.core.message.Severity;
import java.time.Duration;
import java.util.Map;

/** The header fields of a push (RFC 8030, section 5). */
final class PushHeaders {

    /** No push service keeps one for longer. */
    private static final Duration LONGEST_LIFE = Duration.ofDays(28);

    private static final int LONGEST_TOPIC = 32;

    private PushHeaders() {}

    /**
     * @param authorization who sends
     * @param life for how long it is worth showing
     * @param severity how much it matters
     * @param id of the delivery: a repeat replaces what has not been shown yet
     */
    static Map<String, String> of(String authorization, Duration life, Severity severity, String id) {
        Duration kept = life.compareTo(LONGEST_LIFE) > 0 ? LONGEST_LIFE : life;
        return Map.of(
                "Authorization",
                authorization,
                "TTL",
                Long.toString(kept.toSeconds()),
                "Urgency",
                severity == Severity.INFO ? "normal" : "high",
                "Topic",
                id.substring(0, Math.min(id.length(), LONGEST_TOPIC)),
                "Content-Type",
                "application/octet-stream",
                "Content-Encoding",
                "aes128gcm");
    }
}
