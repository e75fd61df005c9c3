package io.github.carillon.core.message;

import com.samskivert.mustache.Mustache;
import io.github.carillon.core.value.Numbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * Shows values as a reader of a language expects them. A whole number gets no thousands separator, because most in a
 * process are years and ids; a decimal one keeps all its digits. Points in time are shown with the zone by whose clock
 * they are told.
 *
 * @param plain how other values are shown
 */
record LocaleFormat(Locale locale, ValueFormat plain) implements Mustache.Formatter {

    private static final int MOST_FRACTION_DIGITS = 17;

    @Override
    public CharSequence format(Object value) {
        if (value instanceof Extended extended) {
            return format(extended.value());
        }
        if (value instanceof Number number) {
            return number(number);
        }
        return plain.moment(value).<CharSequence>map(this::moment).orElseGet(() -> withoutZone(value));
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
        return plain.text(value);
    }

    /** A zone has a name that people know; an offset is told from Greenwich. */
    private String moment(ZonedDateTime time) {
        String zone = time.getZone() instanceof ZoneOffset ? "O" : "z";
        return dateTimes().format(time) + " "
                + DateTimeFormatter.ofPattern(zone, locale).format(time);
    }

    private DateTimeFormatter dateTimes() {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale);
    }

    private String number(Number number) {
        if (number instanceof BigDecimal decimal && !Numbers.isLegible(decimal)) {
            return plain.text(decimal);
        }
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
