package io.github.carillon.app.settings;

import io.github.carillon.core.value.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The keys of a connection to Twilio. */
final class TwilioKeys {

    static final Key<String> ACCOUNT_SID = Key.required("account-sid", Types.sid("AC"), "the account");
    static final Key<Secret> AUTH_TOKEN = Key.optional("auth-token", Type.SECRET, "the account's token");
    static final Key<String> API_KEY_SID =
            Key.optional("api-key-sid", Types.sid("SK"), "an API key, instead of the account's token");
    static final Key<Secret> API_KEY_SECRET = Key.optional("api-key-secret", Type.SECRET, "goes with the API key");
    static final Key<String> FROM = Key.optional(
            "from", Types.SENDER, "the sender of tasks that name none: a number, a short code, a name, `whatsapp:+…`");
    static final Key<String> MESSAGING_SERVICE_SID = Key.optional(
            "messaging-service-sid", Types.sid("MG"), "the messaging service that sends, instead of `from`");
    static final Key<URI> BASE_URL = Key.standard(
            "base-url",
            Types.SERVICE_URL,
            "https://api.twilio.com",
            "where the API is; another one for a stand-in only");
    static final Key<String> REGION = Key.optional("region", Types.LABEL, "such as `ie1`; API keys belong to a region");
    static final Key<String> EDGE = Key.optional("edge", Types.LABEL, "such as `dublin`");
    static final Key<String> DEFAULT_COUNTRY = Key.optional(
                    "default-country", Types.COUNTRY, "the country of numbers that are written without one")
            .showing("none: digits are read as a number with its country code");
    static final Key<Duration> READ_TIMEOUT = HttpKeys.readTimeout("30s", "Twilio");
    static final Key<Integer> MAX_CONNECTIONS = HttpKeys.maxConnections("8");

    static final List<Key<?>> ALL = List.of(
            ACCOUNT_SID,
            AUTH_TOKEN,
            API_KEY_SID,
            API_KEY_SECRET,
            FROM,
            MESSAGING_SERVICE_SID,
            BASE_URL,
            REGION,
            EDGE,
            DEFAULT_COUNTRY,
            HttpKeys.CONNECT_TIMEOUT,
            READ_TIMEOUT,
            HttpKeys.CALL_TIMEOUT,
            MAX_CONNECTIONS);

    private TwilioKeys() {}
}
