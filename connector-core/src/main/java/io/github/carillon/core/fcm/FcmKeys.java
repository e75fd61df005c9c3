package io.github.carillon.core.fcm;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Type;
import io.github.carillon.core.configuration.Types;
import io.github.carillon.core.device.Shown;
import io.github.carillon.core.http.HttpKeys;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The keys of a connection to Firebase Cloud Messaging. */
final class FcmKeys {

    static final Key<ServiceAccount> SERVICE_ACCOUNT = Key.required(
            "service-account",
            Type.secret(ServiceAccount::parse),
            "the JSON key file of a Google service account with the role Firebase Cloud Messaging API Admin");
    static final Key<URI> BASE_URL = Key.standard(
            "base-url",
            Types.SERVICE_URL,
            "https://fcm.googleapis.com",
            "where the API is; another one for a test server only");
    static final Key<URI> TOKEN_URL = Key.optional(
                    "token-url", Types.SERVICE_URL, "where tokens are given; another one for a test server only")
            .showing("the key file's `token_uri`");
    static final Key<Duration> READ_TIMEOUT = HttpKeys.readTimeout("30s", "FCM");
    static final Key<Integer> MAX_CONNECTIONS = HttpKeys.maxConnections("16");

    static final List<Key<?>> ALL = List.of(
            SERVICE_ACCOUNT,
            Shown.KEY,
            BASE_URL,
            TOKEN_URL,
            HttpKeys.CONNECT_TIMEOUT,
            READ_TIMEOUT,
            HttpKeys.CALL_TIMEOUT,
            MAX_CONNECTIONS);

    private FcmKeys() {}
}
