package io.github.carillon.core.value;

import java.math.BigDecimal;

/** Writes numbers as people do. */
public final class Numbers {

    /** Of a number with more zeros than that, only the exponent can be read. */
    private static final int MOST_ZEROS = 400;

    private Numbers() {}

    /**
     * The number with all its digits and without an exponent: {@code 4915112345678} and not {@code 4.915112345678E12}. A
     * decimal number keeps the zeros it was written with; a binary one has none to keep, and {@code 3.0} is {@code 3}.
     */
    public static String plain(Number number) {
        if (number instanceof BigDecimal decimal) {
            return isLegible(decimal) ? decimal.toPlainString() : decimal.toString();
        }
        boolean binary = number instanceof Double || number instanceof Float;
        return binary && Double.isFinite(number.doubleValue())
                ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
                : number.toString();
    }

    /** Whether the number can be read without an exponent; with a hostile one it would have any number of zeros. */
    public static boolean isLegible(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MOST_ZEROS;
    }
}
