package io.github.carillon.core.apns;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Type;
import io.github.carillon.core.configuration.Types;
import io.github.carillon.core.device.Shown;
import io.github.carillon.core.http.HttpKeys;
import io.github.carillon.core.tls.Pem;
import io.github.carillon.core.value.Validated;
import java.net.URI;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.util.List;

/** The keys of a connection to the Apple Push Notification service. */
final class ApnsKeys {

    private static final Type<String> ID =
            Type.shown("id", Types.matching("[A-Z0-9]{10}", "must be ten capital letters and digits"));

    private static final Type<String> BUNDLE = Type.shown(
            "bundle id",
            Types.matching("[A-Za-z0-9.-]{1,155}", "must be an app's bundle id, such as org.example.shop"));

    static final Key<String> TEAM_ID = Key.required("team-id", ID, "the developer account's team");
    static final Key<String> KEY_ID = Key.required("key-id", ID, "which of the team's keys signs");
    static final Key<ECPrivateKey> SIGNING_KEY = Key.required(
            "signing-key",
            Type.secret(ApnsKeys::signingKey),
            "that key, as Apple gives it (`AuthKey_….p8`), with the Apple Push Notifications service enabled");
    static final Key<String> TOPIC = Key.required("topic", BUNDLE, "the app, by its bundle id");
    static final Key<ApnsEnvironment> ENVIRONMENT = Key.standard(
            "environment",
            Types.choice(ApnsEnvironment.class),
            "production",
            "`production`: apps from the App Store and TestFlight; `sandbox`: apps that Xcode installed");
    static final Key<URI> BASE_URL = Key.optional(
                    "base-url",
                    Types.SERVICE_URL,
                    "where APNs is, instead of `environment`: with the port 2197, or for a test server")
            .showing("that of the environment");
    static final Key<Duration> READ_TIMEOUT = HttpKeys.readTimeout("30s", "APNs");
    static final Key<Integer> MAX_CONNECTIONS = Key.standard(
            "max-connections",
            Types.number(1, 64),
            "2",
            "how many connections are open at most; each carries " + ApnsSettings.STREAMS + " pushes at a time");

    static final List<Key<?>> ALL = List.of(
            TEAM_ID,
            KEY_ID,
            SIGNING_KEY,
            TOPIC,
            ENVIRONMENT,
            Shown.KEY,
            BASE_URL,
            HttpKeys.CONNECT_TIMEOUT,
            READ_TIMEOUT,
            MAX_CONNECTIONS);

    private ApnsKeys() {}

    private static Validated<ECPrivateKey> signingKey(String text) {
        Validated<ECPrivateKey> unfit = Validated.invalid(
                "must be a signing key for APNs as Apple gives it (AuthKey_….p8): PEM that begins with -----BEGIN"
                        + " PRIVATE KEY-----, of an elliptic curve");
        return Pem.key(text, null)
                .match(key -> key instanceof ECPrivateKey ours ? Validated.valid(ours) : unfit, unreadable -> unfit);
    }
}
