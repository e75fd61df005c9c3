package io.github.carillon.core.sms;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** What each of Twilio's error numbers means for a delivery: the table in {@code twilio-codes.properties}. */
final class TwilioCodes {

    /** What follows from an error number. */
    enum Kind {
        REFUSED,
        MISCONFIGURED,
        SENDER,
        PERMISSION,
        RATE_LIMITED
    }

    private static final String TABLE = "twilio-codes.properties";

    private final Map<String, Kind> kinds;

    private TwilioCodes(Map<String, Kind> kinds) {
        this.kinds = kinds;
    }

    /**
     * Reads the table.
     *
     * @throws UncheckedIOException when the library's jar is broken
     */
    static TwilioCodes load() {
        Properties table = new Properties();
        try (InputStream bytes = Objects.requireNonNull(TwilioCodes.class.getResourceAsStream(TABLE), TABLE);
                Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            table.load(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new TwilioCodes(table.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(code -> code, code -> kind(table.getProperty(code)))));
    }

    /** The kind of an error number that came with a 4xx: refused where the table does not know it. */
    Kind of(int code) {
        return kinds.getOrDefault(Integer.toString(code), Kind.REFUSED);
    }

    private static Kind kind(String word) {
        return Kind.valueOf(word.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
