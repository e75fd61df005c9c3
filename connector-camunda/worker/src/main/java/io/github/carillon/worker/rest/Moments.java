package io.github.carillon.worker.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the points in time in what the engine tells of an object of Java's. Its JSON has texts for them, and says neither
 * which of an object's texts is one nor of which class; but those of a {@code Date} and of an {@code Instant} have a form
 * that hardly anything else has, and are told by the engine's own clock, which nobody chose.
 */
final class Moments {

    private static final Pattern OF_DATE =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}[+-]\\d{4}");

    private static final Pattern OF_INSTANT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z");

    /** Of a value that is one itself the engine tells the class. */
    private static final Map<String, Function<String, Object>> BY_CLASS = Map.of(
            "java.time.Instant", Instant::parse,
            "java.time.OffsetDateTime", OffsetDateTime::parse,
            "java.time.ZonedDateTime", OffsetDateTime::parse,
            "java.time.LocalDateTime", LocalDateTime::parse,
            "java.time.LocalDate", LocalDate::parse,
            "java.time.LocalTime", LocalTime::parse);

    private Moments() {}

    /**
     * The value with points in time in the place of the texts for them.
     *
     * @param type its class as the engine tells it, or null
     */
    static @Nullable Object in(@Nullable Object value, @Nullable String type) {
        if (value instanceof String text) {
            Function<String, Object> own = type == null ? null : BY_CLASS.get(type);
            return own == null ? nested(text) : read(text, own);
        }
        return nested(value);
    }

    private static @Nullable Object nested(@Nullable Object value) {
        if (value instanceof Map<?, ?> fields) {
            Map<Object, @Nullable Object> read = new LinkedHashMap<>();
            fields.forEach((name, field) -> read.put(name, nested(field)));
            return read;
        }
        if (value instanceof List<?> several) {
            return several.stream().map(Moments::nested).toList();
        }
        return value instanceof String text ? nested(text) : value;
    }

    private static Object nested(String text) {
        if (OF_DATE.matcher(text).matches()) {
            return read(text, EngineDate::read);
        }
        return OF_INSTANT.matcher(text).matches() ? read(text, Instant::parse) : text;
    }

    private static Object read(String text, Function<String, Object> reader) {
        try {
            return reader.apply(text);
        } catch (DateTimeException otherText) {
            return text;
        }
    }
}
