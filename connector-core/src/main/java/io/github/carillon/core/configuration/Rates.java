package io.github.carillon.core.configuration;

import io.github.carillon.core.value.Validated;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads rates: a number for each second, minute or hour. */
final class Rates {

    private static final Pattern RATE = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?) ?/ ?(s|min|h)");
    private static final Map<String, Double> SECONDS = Map.of("s", 1.0, "min", 60.0, "h", 3600.0);
    private static final String REASON = "must be a rate such as 10/s, 0.5/s, 90/min or 1000/h";

    private Rates() {}

    /** So many a second. */
    static Validated<Double> parse(String text) {
        Matcher rate = RATE.matcher(text);
        if (!rate.matches()) {
            return Validated.invalid(REASON);
        }
        double number = Double.parseDouble(rate.group(1));
        return number > 0
                ? Validated.valid(number / SECONDS.getOrDefault(rate.group(2), 1.0))
                : Validated.invalid(REASON);
    }
}
