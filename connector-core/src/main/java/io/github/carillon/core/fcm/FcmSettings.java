package io.github.carillon.core.fcm;

import io.github.carillon.core.connection.ConnectionSettings;
import io.github.carillon.core.connection.FileLimit;
import io.github.carillon.core.device.Shown;
import io.github.carillon.core.http.HttpLimits;
import io.github.carillon.core.oauth.JwtBearer;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/**
 * A connection to Firebase Cloud Messaging.
 *
 * @param baseUrl {@code https://fcm.googleapis.com}, but for a test server
 * @param tokenUrl where tokens are given
 * @param account who pushes
 * @param shown how much Google is told
 * @param limits of time and connections
 */
record FcmSettings(URI baseUrl, URI tokenUrl, ServiceAccount account, Shown shown, HttpLimits limits)
        implements ConnectionSettings {

    private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";

    @Override
    public int maxConnections() {
        return limits.maxConnections();
    }

    /** A push has no files. */
    @Override
    public Optional<FileLimit> files() {
        return Optional.empty();
    }

    @Override
    public FcmChannel open(Clock clock) {
        return new FcmChannel(this, clock);
    }

    /** By what tokens are got. */
    JwtBearer grant() {
        return new JwtBearer(
                tokenUrl, account.tokenUri().toString(), account.clientEmail(), account.keyId(), account.key(), SCOPE);
    }
}
