package io.github.carillon.core.live;

import io.github.carillon.core.value.Secret;
import io.github.carillon.core.value.Validated;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * An Azure SignalR Service and the key to it, as its connection string says them.
 *
 * @param endpoint such as {@code https://example.service.signalr.net}, without a slash at its end
 * @param key the access key, as it is written
 */
public record AzureAccount(URI endpoint, Secret key) {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** Reads {@code Endpoint=…;AccessKey=…;Version=1.0;}, names in any case and order. */
    public static Validated<AzureAccount> parse(String connectionString) {
        Map<String, String> parts = new HashMap<>();
        for (String part : connectionString.split(";", -1)) {
            int equals = part.indexOf('=');
            if (!part.isBlank() && equals < 1) {
                return Validated.invalid("must consist of parts such as Endpoint=…, with semicolons between them");
            }
            if (!part.isBlank() && parts.put(name(part, equals), value(part, equals)) != null) {
                return Validated.invalid("says something twice");
            }
        }
        return of(parts);
    }

    private static Validated<AzureAccount> of(Map<String, String> parts) {
        if (parts.containsKey("authtype")) {
            return Validated.invalid("must hold an AccessKey: no AuthType is supported");
        }
        if (!parts.getOrDefault("version", "1.0").startsWith("1.")) {
            return Validated.invalid("must be of Version 1.0");
        }
        String key = parts.getOrDefault("accesskey", "");
        if (key.isEmpty()) {
            return Validated.invalid("has no AccessKey");
        }
        return endpoint(parts).map(endpoint -> new AzureAccount(endpoint, Secret.of(key)));
    }

    private static Validated<URI> endpoint(Map<String, String> parts) {
        String written = parts.getOrDefault("endpoint", "").replaceFirst("/+$", "");
        String port = parts.getOrDefault("port", "");
        if (written.isEmpty()) {
            return Validated.invalid("has no Endpoint");
        }
        if (!port.matches("[0-9]{0,5}")) {
            return Validated.invalid("has a Port that is no number");
        }
        try {
            URI endpoint = URI.create(port.isEmpty() ? written : written + ":" + port);
            return isPlace(endpoint) ? Validated.valid(endpoint) : notAnEndpoint();
        } catch (IllegalArgumentException malformed) {
            return notAnEndpoint();
        }
    }

    private static boolean isPlace(URI endpoint) {
        return endpoint.getHost() != null
                && endpoint.getScheme() != null
                && SCHEMES.contains(endpoint.getScheme().toLowerCase(Locale.ROOT))
                && endpoint.getRawPath().isEmpty()
                && endpoint.getRawQuery() == null
                && endpoint.getRawUserInfo() == null;
    }

    private static Validated<URI> notAnEndpoint() {
        return Validated.invalid("has an Endpoint that is not like https://example.service.signalr.net");
    }

    private static String name(String part, int equals) {
        return part.substring(0, equals).strip().toLowerCase(Locale.ROOT);
    }

    private static String value(String part, int equals) {
        return part.substring(equals + 1).strip();
    }
}
