package io.github.carillon.core.configuration;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations as Spring Boot does: a number and its unit, or ISO 8601. */
final class Durations {

    private static final Pattern SIMPLE = Pattern.compile("([+-]?\\d+)([a-zA-Z]{1,2})");

    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "ns", ChronoUnit.NANOS,
            "us", ChronoUnit.MICROS,
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);

    private Durations() {}

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it is none
     * @throws ArithmeticException when it is too long
     */
    static Duration parse(String text) {
        Matcher simple = SIMPLE.matcher(text);
        return simple.matches() ? simple(simple) : iso(text);
    }

    private static Duration simple(Matcher simple) {
        ChronoUnit unit = UNITS.get(simple.group(2).toLowerCase(Locale.ROOT));
        if (unit == null) {
            throw new IllegalArgumentException("no unit of time");
        }
        return Duration.of(Long.parseLong(simple.group(1)), unit);
    }

    private static Duration iso(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException noDuration) {
            throw new IllegalArgumentException("no duration", noDuration);
        }
    }
}
