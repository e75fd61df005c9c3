package io.github.carillon.core.webhook;

import io.github.carillon.core.connection.ConnectionSettings;
import io.github.carillon.core.connection.FileLimit;
import io.github.carillon.core.http.HttpLimits;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/**
 * A connection to a system that is told by webhooks.
 *
 * @param url where it takes them; may be a secret from its path on
 * @param secret by which they are signed
 * @param limits of time and connections
 */
record WebhookSettings(URI url, SigningKey secret, HttpLimits limits) implements ConnectionSettings {

    @Override
    public int maxConnections() {
        return limits.maxConnections();
    }

    /** A webhook has no files. */
    @Override
    public Optional<FileLimit> files() {
        return Optional.empty();
    }

    @Override
    public WebhookChannel open(Clock clock) {
        return new WebhookChannel(this, clock);
    }

    /** Shows whose it is, and nothing that one could send by. */
    @Override
    public String toString() {
        return "WebhookSettings[" + url.getHost() + "]";
    }
}
