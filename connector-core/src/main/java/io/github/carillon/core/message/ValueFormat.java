package io.github.carillon.core.message;

import io.github.carillon.core.value.Numbers;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a process look like as texts: numbers with all their digits, points in time as ISO 8601 with the
 * offset, objects and lists as JSON, bytes as the text they are. Safe for use from any thread.
 */
public final class ValueFormat {

    private final ZoneId zone;

    /**
     * @param zone on whose clock a point in time is shown that has no offset of its own
     */
    public ValueFormat(ZoneId zone) {
        this.zone = zone;
    }

    /** The value as a text; {@code null} for null, as JSON has it. */
    public String text(@Nullable Object value) {
        if (value instanceof Extended extended) {
            return text(extended.value());
        }
        if (value instanceof Number number) {
            return Numbers.plain(number);
        }
        if (value instanceof byte[] bytes) {
            return text(bytes);
        }
        return value instanceof Map || value instanceof Iterable || value instanceof Object[]
                ? ValueJson.of(value, this)
                : moment(value)
                        .map(DateTimeFormatter.ISO_OFFSET_DATE_TIME::format)
                        .orElseGet(() -> String.valueOf(value));
    }

    /** A point in time on the clock it was written by, or else on that of the zone; empty for other values. */
    @SuppressWarnings("JavaUtilDate") // a process variable of type Date is one
    Optional<ZonedDateTime> moment(@Nullable Object value) {
        if (value instanceof Date date) {
            // java.sql's dates cannot be asked for an instant
            return Optional.of(Instant.ofEpochMilli(date.getTime()).atZone(zone));
        }
        if (value instanceof Instant instant) {
            return Optional.of(instant.atZone(zone));
        }
        if (value instanceof OffsetDateTime dateTime) {
            return Optional.of(dateTime.toZonedDateTime());
        }
        return value instanceof ZonedDateTime dateTime ? Optional.of(dateTime) : Optional.empty();
    }

    /** What is no text is shown in Base64, as JSON does it. */
    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException noText) {
            return Base64.getEncoder().encodeToString(bytes);
        }
    }
}
