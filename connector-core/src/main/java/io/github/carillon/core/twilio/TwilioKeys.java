package io.github.carillon.core.twilio;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Type;
import io.github.carillon.core.configuration.Types;
import io.github.carillon.core.http.HttpKeys;
import io.github.carillon.core.recipient.SenderName;
import io.github.carillon.core.value.Secret;
import io.github.carillon.core.value.Validated;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The keys of a connection to Twilio. */
final class TwilioKeys {

    /** YAML reads {@code +15005550006} as a number and drops the plus, which is put back. */
    private static final Type<String> SENDER = Type.hidden("number or sender name", SenderName::parse);

    private static final Type<String> COUNTRY = Type.shown("country", TwilioKeys::country);

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    static final Key<String> ACCOUNT_SID = Key.required("account-sid", sid("AC"), "the account");
    static final Key<Secret> AUTH_TOKEN = Key.optional("auth-token", Type.SECRET, "the account's token");
    static final Key<String> API_KEY_SID =
            Key.optional("api-key-sid", sid("SK"), "an API key, instead of the account's token");
    static final Key<Secret> API_KEY_SECRET = Key.optional("api-key-secret", Type.SECRET, "goes with the API key");
    static final Key<String> FROM = Key.optional(
            "from", SENDER, "the sender of tasks that name none: a number, a short code, a name, `whatsapp:+…`");
    static final Key<String> MESSAGING_SERVICE_SID =
            Key.optional("messaging-service-sid", sid("MG"), "the messaging service that sends, instead of `from`");
    static final Key<URI> BASE_URL = Key.standard(
            "base-url",
            Types.SERVICE_URL,
            "https://api.twilio.com",
            "where the API is; another one for a test server only");
    static final Key<String> REGION = Key.optional("region", Types.LABEL, "such as `ie1`; API keys belong to a region");
    static final Key<String> EDGE = Key.optional("edge", Types.LABEL, "such as `dublin`");
    static final Key<String> DEFAULT_COUNTRY = Key.optional(
                    "default-country", COUNTRY, "the country of numbers that are written without one")
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

    /** A Twilio identifier: two letters and 32 hexadecimal digits. Hidden, since a secret is easily put in its place. */
    private static Type<String> sid(String prefix) {
        return Type.hidden(
                prefix + "…",
                Types.matching(prefix + "[0-9A-Fa-f]{32}", "must be " + prefix + " and 32 hexadecimal digits"));
    }

    private static Validated<String> country(String text) {
        String code = text.toUpperCase(Locale.ROOT);
        if (text.equals("false")) {
            return Validated.invalid("must be a country's two letters; YAML takes NO without quotes for false");
        }
        return COUNTRIES.contains(code)
                ? Validated.valid(code)
                : Validated.invalid("must be a country's two letters (ISO 3166-1), such as US");
    }
}
