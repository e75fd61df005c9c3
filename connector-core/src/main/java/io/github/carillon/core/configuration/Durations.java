package io.github.carillon.core.configuration;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    /** From one every key has a use for to one that few have. */
    private static final List<String> EXAMPLES = List.of("30s", "10m", "PT1H", "30d");

    private static final int MOST_EXAMPLES = 3;

    private Durations() {}

    /** How durations between these may be written, for a sentence; or just the least of them. */
    static String examples(Duration least, Duration most, String writtenLeast) {
        List<String> fitting = EXAMPLES.stream()
                .filter(example -> isBetween(parse(example), least, most))
                .limit(MOST_EXAMPLES)
                .toList();
        int last = fitting.size() - 1;
        return switch (fitting.size()) {
            case 0 -> writtenLeast;
            case 1 -> fitting.get(0);
            default -> String.join(", ", fitting.subList(0, last)) + " or " + fitting.get(last);
        };
    }

    /** What a number without a unit may have been meant to be: seconds rather than others, and nothing out of range. */
    static Optional<String> withUnit(String number, Duration least, Duration most) {
        return Stream.of("s", "m", "h", "d", "ms")
                .map(number::concat)
                .filter(text -> isBetween(text, least, most))
                .findFirst();
    }

    private static boolean isBetween(String text, Duration least, Duration most) {
        try {
            return isBetween(parse(text), least, most);
        } catch (IllegalArgumentException | ArithmeticException tooLong) {
            return false;
        }
    }

    static boolean isBetween(Duration duration, Duration least, Duration most) {
        return duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
    }

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
