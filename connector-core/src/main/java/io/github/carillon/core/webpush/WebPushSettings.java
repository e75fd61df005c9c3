package io.github.carillon.core.webpush;

import io.github.carillon.core.connection.ConnectionSettings;
import io.github.carillon.core.connection.FileLimit;
import io.github.carillon.core.http.HttpLimits;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/**
 * A connection to push services.
 *
 * @param keys by which they know who sends
 * @param subject whom they turn to: {@code mailto:…} or {@code https://…}
 * @param page the bell's page, to which a click on a notification leads
 * @param allowPrivate whether devices may name push services in private networks and without TLS
 * @param limits of time and connections
 */
public record WebPushSettings(VapidKeyPair keys, String subject, URI page, boolean allowPrivate, HttpLimits limits)
        implements ConnectionSettings {

    @Override
    public int maxConnections() {
        return limits.maxConnections();
    }

    @Override
    public Optional<FileLimit> files() {
        return Optional.empty();
    }

    @Override
    public WebPushChannel open(Clock clock) {
        return new WebPushChannel(this, clock);
    }
}
