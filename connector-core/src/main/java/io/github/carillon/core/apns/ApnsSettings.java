package io.github.carillon.core.apns;

import io.github.carillon.core.connection.Connection;
import io.github.carillon.core.connection.ConnectionSettings;
import io.github.carillon.core.connection.FileLimit;
import io.github.carillon.core.device.Shown;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A connection to the Apple Push Notification service.
 *
 * @param url the service, without a path
 * @param teamId the developer account's team
 * @param keyId which of its keys signs
 * @param key that key
 * @param topic the app's bundle id
 * @param shown how much Apple is told
 * @param connectTimeout how long getting a connection may take
 * @param readTimeout how long the service may be silent
 * @param connections how many are open at most
 * @param trusted whose certificates are taken, or empty for the authorities that the platform trusts
 */
record ApnsSettings(
        URI url,
        String teamId,
        String keyId,
        ECPrivateKey key,
        String topic,
        Shown shown,
        Duration connectTimeout,
        Duration readTimeout,
        int connections,
        List<X509Certificate> trusted)
        implements ConnectionSettings {

    /** So many pushes share a connection (HTTP/2). */
    static final int STREAMS = 16;

    private static final int HTTPS = 443;

    ApnsSettings {
        trusted = List.copyOf(trusted);
    }

    @Override
    public int maxConnections() {
        return connections * STREAMS;
    }

    /** A push has no files. */
    @Override
    public Optional<FileLimit> files() {
        return Optional.empty();
    }

    @Override
    public Connection open(Clock clock) {
        return new ApnsChannel(this);
    }

    int port() {
        return url.getPort() < 0 ? HTTPS : url.getPort();
    }

    /** Shows nothing of the key. */
    @Override
    public String toString() {
        return "ApnsSettings[" + topic + " at " + url + "]";
    }
}
