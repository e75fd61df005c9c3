package io.github.carillon.core.message;

import com.samskivert.mustache.Mustache;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Date;
import java.util.Locale;

/**
 * Shows values as a reader of a language expects them. A whole number gets no thousands separator, because most in a
 * process are years and ids; a decimal one keeps all its digits. Points in time are shown on the clock of one zone.
 */
record LocaleFormat(Locale locale, ZoneId zone) implements Mustache.Formatter {

    private static final int MOST_FRACTION_DIGITS = 17;

    @Override
    @SuppressWarnings("JavaUtilDate") // a process variable of type Date is one
    public CharSequence format(Object value) {
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Date date) {
            return moment(Instant.ofEpochMilli(date.getTime()).atZone(zone));
        }
        if (value instanceof Instant instant) {
            return moment(instant.atZone(zone));
        }
        if (value instanceof OffsetDateTime dateTime) {
            return moment(dateTime.atZoneSameInstant(zone));
        }
        if (value instanceof ZonedDateTime dateTime) {
            return moment(dateTime.withZoneSameInstant(zone));
        }
        return withoutZone(value);
    }

    private CharSequence withoutZone(Object value) {
        if (value instanceof LocalDate date) {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                    .withLocale(locale)
                    .format(date);
        }
        if (value instanceof LocalDateTime dateTime) {
            return dateTimes().format(dateTime);
        }
        if (value instanceof LocalTime time) {
            return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                    .withLocale(locale)
                    .format(time);
        }
        return String.valueOf(value);
    }

    private String moment(ZonedDateTime time) {
        return dateTimes().format(time);
    }

    private DateTimeFormatter dateTimes() {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale);
    }

    private String number(Number number) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        if (number instanceof BigDecimal decimal) {
            int digits = Math.max(0, decimal.scale());
            format.setMaximumFractionDigits(digits);
            format.setMinimumFractionDigits(digits);
        } else if (number instanceof Double || number instanceof Float) {
            format.setMaximumFractionDigits(MOST_FRACTION_DIGITS);
        } else {
            format.setGroupingUsed(false);
        }
        return format.format(exact(number));
    }

    /** A float is shown by the digits it is written with, and not by those of the double next to it. */
    private static Number exact(Number number) {
        boolean finite = number instanceof Float single && Float.isFinite(single);
        return finite || number instanceof BigInteger ? new BigDecimal(number.toString()) : number;
    }
}
