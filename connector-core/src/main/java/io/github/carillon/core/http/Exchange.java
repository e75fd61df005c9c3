package io.github.carillon.core.http;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.apache.hc.client5.http.protocol.HttpClientContext;

/**
 * A request's exchange with its server. It begins when the request has its connection, a proxy's tunnel included, and
 * is still wanted: until then it may have waited for others.
 */
final class Exchange {

    private static final String WANTED = Exchange.class.getName() + ".wanted";
    private static final String BEGUN = Exchange.class.getName() + ".begun";

    private Exchange() {}

    /** A context for one request, with the question whether it is still wanted. */
    static HttpClientContext context(BooleanSupplier wanted) {
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(WANTED, wanted);
        return context;
    }

    /**
     * To be called last before anything is written to the server.
     *
     * @throws NoLongerWantedException when the request is not wanted any more
     */
    static void begin(HttpClientContext context) throws NoLongerWantedException {
        if (context.getAttribute(WANTED) instanceof BooleanSupplier wanted && !wanted.getAsBoolean()) {
            throw new NoLongerWantedException();
        }
        context.setAttribute(BEGUN, true);
    }

    /** Whether it has begun; an answer that comes before is not the server's. */
    static boolean hasBegun(HttpClientContext context) {
        return context.getAttribute(BEGUN) != null;
    }

    /** Nothing was written, since nobody wanted it any more. */
    static final class NoLongerWantedException extends IOException {

        private static final long serialVersionUID = 1L;

        NoLongerWantedException() {
            super("the request was no longer wanted when its turn came");
        }
    }
}
