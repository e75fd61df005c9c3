package io.github.carillon.app.inbox;

import io.github.carillon.core.inbox.Reader;
import jakarta.servlet.ServletRequest;
import java.time.Instant;

/** Who makes a request: put there by the filter that has checked his token, and by nobody else. */
public final class Readers {

    private static final String CALLER = Readers.class.getName() + ".caller";

    private Readers() {}

    /** Whose request it is. A request that came past the filter is refused with 401. */
    public static Reader of(ServletRequest request) {
        return caller(request).reader();
    }

    /** When his token expires, and with it every connection that he opens by it. */
    public static Instant until(ServletRequest request) {
        return caller(request).until();
    }

    static void put(ServletRequest request, Caller caller) {
        request.setAttribute(CALLER, caller);
    }

    private static Caller caller(ServletRequest request) {
        if (request.getAttribute(CALLER) instanceof Caller caller) {
            return caller;
        }
        throw new ProblemException(Problem.noToken());
    }

    /**
     * Somebody with a good token.
     *
     * @param until when it expires
     */
    record Caller(Reader reader, Instant until) {}
}
