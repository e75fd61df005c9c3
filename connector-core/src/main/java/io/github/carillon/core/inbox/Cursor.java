package io.github.carillon.core.inbox;

import io.github.carillon.core.value.Validated;
import java.util.regex.Pattern;

/**
 * A place in one inbox, between two notes. Opaque to those who keep it: what it says is up to this class, and that it
 * says something in another reader's inbox too does no harm.
 *
 * @param arrival the nth note of the inbox it stands at
 */
public record Cursor(long arrival) {

    private static final String PREFIX = "c";
    private static final int RADIX = 36;
    private static final Pattern TEXT = Pattern.compile(PREFIX + "[0-9a-z]{1,12}");

    /** Reads {@link #text()}. */
    public static Validated<Cursor> parse(String text) {
        return TEXT.matcher(text).matches()
                ? Validated.valid(new Cursor(Long.parseLong(text.substring(PREFIX.length()), RADIX)))
                : Validated.invalid("must be a cursor as it was given");
    }

    public String text() {
        return PREFIX + Long.toString(arrival, RADIX);
    }
}
