package io.github.carillon.core.message;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What another system is told by a webhook.
 *
 * @param id what it is known by, the same however often it is sent, by which its receiver can tell a repetition; letters,
 *     digits, {@code _} and {@code -}, at most 64 of them
 * @param body what is said
 */
public record WebhookMessage(String id, JsonNode body) {

    /**
     * @throws IllegalArgumentException when the id is none: a dot would end it where it is signed
     */
    public WebhookMessage {
        if (!id.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("a webhook's id is 1 to 64 letters, digits, _ and -");
        }
    }

    /** Says which, and nothing of what is written. */
    @Override
    public String toString() {
        return "WebhookMessage[" + id + "]";
    }
}
