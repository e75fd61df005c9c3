package io.github.carillon.starter.inbox;

import io.github.carillon.core.recipient.Reader;
import jakarta.servlet.ServletRequest;

/** Who makes a request: put there by the filter that has checked their token, and by nobody else. */
public final class Readers {

    private static final String CALLER = Readers.class.getName() + ".caller";

    private Readers() {}

    /** Whose request it is. A request that came past the filter is refused with 401. */
    public static Reader of(ServletRequest request) {
        return caller(request).reader();
    }

    /** The same, and for how long. */
    public static Caller caller(ServletRequest request) {
        if (request.getAttribute(CALLER) instanceof Caller caller) {
            return caller;
        }
        throw new ProblemException(Problem.noToken());
    }

    static void put(ServletRequest request, Caller caller) {
        request.setAttribute(CALLER, caller);
    }
}
