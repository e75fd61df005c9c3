package io.github.carillon.core.sms;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A connection to Twilio.
 *
 * @param credentials what a task that names nothing of its own sends with
 * @param baseUrl where the API is, {@code https://api.twilio.com} but for a stand-in
 * @param region such as {@code ie1}, or null
 * @param edge such as {@code dublin}, or null
 * @param defaultCountry two letters (ISO 3166-1) for numbers written without a country code, or null to refuse those
 * @param connectTimeout how long opening the connection may take
 * @param readTimeout how long the answer may take
 * @param maxConnections how many connections are open at most
 */
public record TwilioSettings(
        TwilioCredentials credentials,
        URI baseUrl,
        @Nullable String region,
        @Nullable String edge,
        @Nullable String defaultCountry,
        Duration connectTimeout,
        Duration readTimeout,
        int maxConnections) {}
