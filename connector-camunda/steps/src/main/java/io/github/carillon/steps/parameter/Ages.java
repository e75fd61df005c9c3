package io.github.carillon.steps.parameter;

import io.github.carillon.core.value.Validated;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads durations of ISO 8601 section 5.5.2.2: days, hours, minutes and seconds, or weeks; a day has 24 hours. */
final class Ages {

    /** What one looks like; the numbers are bounded, so that no sum of them overflows, and not all zero. */
    static final Pattern PATTERN = Pattern.compile("(?=.*[1-9])P([0-9]{1,4}W|[0-9]{1,5}D|"
            + "([0-9]{1,5}D)?T([0-9]{1,6}H([0-9]{1,6}M)?([0-9]{1,6}S)?|[0-9]{1,6}M([0-9]{1,6}S)?|[0-9]{1,6}S))");

    private static final String REASON = "is no duration: one looks like P2D (two days) or PT4H (four hours)";

    private Ages() {}

    static Validated<Duration> parse(String text) {
        String age = text.strip().toUpperCase(Locale.ROOT);
        if (!PATTERN.matcher(age).matches()) {
            return Validated.invalid(REASON);
        }
        try {
            Duration duration = age.endsWith("W") ? weeks(age) : Duration.parse(age);
            return duration.isZero() ? Validated.invalid(REASON) : Validated.valid(duration);
        } catch (DateTimeParseException notADuration) {
            return Validated.invalid(REASON);
        }
    }

    private static Duration weeks(String age) {
        return Duration.ofDays(7 * Long.parseLong(age.substring(1, age.length() - 1)));
    }
}
