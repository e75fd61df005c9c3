package io.github.carillon.core.http;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.apache.hc.client5.http.protocol.HttpClientContext;

/**
 * Asks whether a request is still to be made when it has its connection and nothing was written yet: until then it may
 * have waited for others.
 */
public final class StillWanted {

    private static final String QUESTION = StillWanted.class.getName();

    private StillWanted() {}

    /** A context for one request, with the question to be asked. */
    public static HttpClientContext context(BooleanSupplier wanted) {
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(QUESTION, wanted);
        return context;
    }

    /**
     * To be called last before the exchange.
     *
     * @throws NoLongerWantedException when the answer is no
     */
    public static void ask(HttpClientContext context) throws NoLongerWantedException {
        if (context.getAttribute(QUESTION) instanceof BooleanSupplier wanted && !wanted.getAsBoolean()) {
            throw new NoLongerWantedException();
        }
    }

    /** Nothing was written, since nobody wanted it any more. */
    public static final class NoLongerWantedException extends IOException {

        private static final long serialVersionUID = 1L;

        NoLongerWantedException() {
            super("the request was no longer wanted when its turn came");
        }
    }
}
