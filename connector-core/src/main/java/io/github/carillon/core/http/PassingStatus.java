package io.github.carillon.core.http;

import java.util.Set;

/** Which statuses say that the same request may be answered otherwise later. */
public final class PassingStatus {

    /** The server did not wait for the request, did not want it so early, or had too many (RFC 9110, 8470, 6585). */
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    private PassingStatus() {}

    /** Whether nothing is wrong with the request, and nothing was done about it. */
    public static boolean is(int status) {
        return PASSING.contains(status);
    }
}
