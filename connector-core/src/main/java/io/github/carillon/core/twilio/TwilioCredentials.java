package io.github.carillon.core.twilio;

import io.github.carillon.core.value.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Who sends at Twilio, and as whom. Each part may be missing, and is then taken from the next source: the task's own
 * parameters first, the connection's configuration after.
 *
 * @param accountSid {@code AC} and 32 hexadecimal digits, or null
 * @param apiKeySid {@code SK} and 32 hexadecimal digits when the secret is an API key's, or null
 * @param secret the account's auth token, or the API key's secret, or null
 * @param from a number, a short code, an alphanumeric sender or {@code whatsapp:+…}, or null
 * @param messagingServiceSid {@code MG} and 32 hexadecimal digits: sends instead of {@code from}, or null
 */
public record TwilioCredentials(
        @Nullable String accountSid,
        @Nullable String apiKeySid,
        @Nullable Secret secret,
        @Nullable String from,
        @Nullable String messagingServiceSid) {}
