package io.github.carillon.core.connection;

import io.github.carillon.core.value.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Whose account a text message is sent by, and as whom. Each part may be missing, and is then taken from the next
 * source: the task's own parameters first, the connection's configuration after.
 *
 * @param account the account's id with the provider, or null
 * @param apiKey the API key's id when the secret is an API key's, or null
 * @param secret the account's auth token, or the API key's secret, or null
 * @param from a number, a short code, an alphanumeric sender or {@code whatsapp:+…}, or null
 * @param messagingService what sends instead of {@code from}, choosing among senders of its own; or null
 */
public record SmsCredentials(
        @Nullable String account,
        @Nullable String apiKey,
        @Nullable Secret secret,
        @Nullable String from,
        @Nullable String messagingService) {

    /** Everything is as the connection is configured. */
    public static final SmsCredentials NONE = new SmsCredentials(null, null, null, null, null);
}
