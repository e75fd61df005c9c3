package io.github.carillon.testserver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * A push that the push service took.
 *
 * @param endpoint of whom it is for
 * @param ttl for how many seconds it is kept
 * @param urgency as it was said, or empty
 * @param topic as it was said, or empty
 * @param text as the browser reads it, or null where it cannot
 */
public record ReceivedPush(
        String endpoint,
        long ttl,
        String urgency,
        String topic,
        @Nullable String text) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The text as JSON; a missing node where it is none. */
    public JsonNode json() {
        try {
            return text == null ? JSON.missingNode() : JSON.readTree(text);
        } catch (JsonProcessingException none) {
            return JSON.missingNode();
        }
    }
}
