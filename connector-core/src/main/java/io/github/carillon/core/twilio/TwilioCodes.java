package io.github.carillon.core.twilio;

import io.github.carillon.core.value.EnumTable;
import java.io.UncheckedIOException;
import java.util.Map;

/** What each of Twilio's error numbers means for a delivery: the table in {@code twilio-codes.properties}. */
final class TwilioCodes {

    /** What follows from an error number. */
    enum Kind {
        REFUSED,
        MISCONFIGURED,
        SENDER,
        PERMISSION,
        RATE_LIMITED
    }

    private final Map<String, Kind> kinds;

    private TwilioCodes(Map<String, Kind> kinds) {
        this.kinds = kinds;
    }

    /**
     * Reads the table.
     *
     * @throws UncheckedIOException when the library's jar is broken
     */
    static TwilioCodes load() {
        return new TwilioCodes(EnumTable.read(TwilioCodes.class, "twilio-codes.properties", Kind.class));
    }

    /** Whether the table has this number. */
    boolean knows(int code) {
        return kinds.containsKey(Integer.toString(code));
    }

    /** The kind of an error number that came with a 4xx: refused where the table does not know it. */
    Kind of(int code) {
        return kinds.getOrDefault(Integer.toString(code), Kind.REFUSED);
    }
}
