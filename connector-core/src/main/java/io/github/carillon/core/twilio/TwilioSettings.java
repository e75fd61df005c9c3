package io.github.carillon.core.twilio;

import io.github.carillon.core.connection.ConnectionSettings;
import io.github.carillon.core.connection.FileLimit;
import io.github.carillon.core.connection.SmsCredentials;
import io.github.carillon.core.http.HttpLimits;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connection to Twilio.
 *
 * @param credentials what a task that names nothing of its own sends with
 * @param baseUrl where the API is, {@code https://api.twilio.com} but for a test server
 * @param region such as {@code ie1}, or null
 * @param edge such as {@code dublin}, or null
 * @param defaultCountry two letters (ISO 3166-1) for numbers written without a country code, or null to refuse those
 * @param limits how long a call may take, and how many connections are open at most
 */
public record TwilioSettings(
        SmsCredentials credentials,
        URI baseUrl,
        @Nullable String region,
        @Nullable String edge,
        @Nullable String defaultCountry,
        HttpLimits limits)
        implements ConnectionSettings {

    @Override
    public int maxConnections() {
        return limits.maxConnections();
    }

    /** Pictures are fetched by Twilio. */
    @Override
    public Optional<FileLimit> files() {
        return Optional.empty();
    }

    @Override
    public TwilioChannel open(Clock clock) {
        return new TwilioChannel(this, clock);
    }
}
