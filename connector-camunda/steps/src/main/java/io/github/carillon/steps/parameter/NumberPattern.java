package io.github.carillon.steps.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes a range of whole numbers as a regular expression, since an editor that knows no numbers can check a field by
 * nothing else: 1 to 100 is {@code [1-9]|[1-9][0-9]|100}.
 */
final class NumberPattern {

    private static final int TEN = 10;

    private NumberPattern() {}

    /**
     * What matches these numbers and no others, as they are written without leading zeros.
     *
     * @param least at least 0
     * @param most at least {@code least}
     */
    static Pattern between(int least, int most) {
        List<String> alternatives = new ArrayList<>();
        long next = least;
        while (next <= most) {
            int free = freeDigits(next, most);
            long block = power(free);
            long digit = next / block % TEN;
            long last = Math.min(9, digit + (most - next + 1) / block - 1);
            long before = next / block / TEN;
            alternatives.add((before == 0 ? "" : String.valueOf(before)) + digits(digit, last) + any(free));
            next += (last - digit + 1) * block;
        }
        return Pattern.compile(String.join("|", alternatives));
    }

    /** How many digits at the end of this number may be any without one of the numbers being more than the most. */
    private static int freeDigits(long from, long most) {
        int free = 0;
        while (from > 0 && from % power(free + 1) == 0 && from + power(free + 1) - 1 <= most) {
            free++;
        }
        return free;
    }

    private static long power(int exponent) {
        return Math.round(Math.pow(TEN, exponent));
    }

    private static String digits(long first, long last) {
        return first == last ? String.valueOf(first) : "[" + first + "-" + last + "]";
    }

    private static String any(int digits) {
        return digits < 2 ? "[0-9]".repeat(digits) : "[0-9]{" + digits + "}";
    }
}
