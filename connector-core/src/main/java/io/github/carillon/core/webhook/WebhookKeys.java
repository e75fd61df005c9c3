package io.github.carillon.core.webhook;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Type;
import io.github.carillon.core.configuration.UrlValidators;
import io.github.carillon.core.http.HttpKeys;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The keys of a connection that tells another system. */
final class WebhookKeys {

    /** What some systems take messages by is an address that nobody can guess, so it is kept like a secret. */
    static final Key<URI> URL = Key.required(
            "url", Type.secret(text -> UrlValidators.webhookUrl(text.strip())), "where the system takes webhooks");

    static final Key<SigningKey> SECRET = Key.required(
            "secret",
            Type.secret(SigningKey::parse),
            "what webhooks are signed by, shared with the system: `whsec_` and 24 to 64 random bytes in base64");
    static final Key<Duration> READ_TIMEOUT = HttpKeys.readTimeout("20s", "the system");
    static final Key<Integer> MAX_CONNECTIONS = HttpKeys.maxConnections("4");

    static final List<Key<?>> ALL =
            List.of(URL, SECRET, HttpKeys.CONNECT_TIMEOUT, READ_TIMEOUT, HttpKeys.CALL_TIMEOUT, MAX_CONNECTIONS);

    private WebhookKeys() {}
}
