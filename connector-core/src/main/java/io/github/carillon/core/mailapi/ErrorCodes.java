package io.github.carillon.core.mailapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** What one service's error codes mean for a delivery: its part of the table in {@code errors.properties}. */
final class ErrorCodes {

    /** What follows from an error code. */
    enum Kind {
        REFUSED,
        MISCONFIGURED,
        SENDER,
        DEFERRED
    }

    private static final String TABLE = "errors.properties";

    private final Map<String, Kind> kinds;

    private ErrorCodes(Map<String, Kind> kinds) {
        this.kinds = kinds;
    }

    /**
     * Reads the table.
     *
     * @throws UncheckedIOException when the library's jar is broken
     */
    static ErrorCodes of(String service) {
        Properties table = new Properties();
        try (InputStream bytes = Objects.requireNonNull(ErrorCodes.class.getResourceAsStream(TABLE), TABLE);
                Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            table.load(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        String prefix = service + ".";
        return new ErrorCodes(table.stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .collect(Collectors.toUnmodifiableMap(
                        key -> key.substring(prefix.length()), key -> kind(table.getProperty(key)))));
    }

    Optional<Kind> find(String code) {
        return Optional.ofNullable(kinds.get(code));
    }

    private static Kind kind(String word) {
        return Kind.valueOf(word.strip().toUpperCase(Locale.ROOT));
    }
}
