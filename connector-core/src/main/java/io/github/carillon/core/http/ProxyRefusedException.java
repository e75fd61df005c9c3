package io.github.carillon.core.http;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import java.io.IOException;
import org.apache.hc.core5.http.HttpStatus;

/** A proxy on the way did not let a request through to its server, which knows nothing of it. */
final class ProxyRefusedException extends IOException {

    private static final long serialVersionUID = 1L;
    private static final String CODE = "PROXY_REFUSED";

    private final int status;

    /**
     * @param status of the proxy's own answer, such as 403
     */
    ProxyRefusedException(int status) {
        super("the proxy answered " + status);
        this.status = status;
    }

    /** Nothing was sent: an operator is needed where the proxy will never let it through, and else it is tried later. */
    Outcome outcome() {
        String reason = "the proxy answered with HTTP status " + status + " and passed nothing on";
        return switch (status) {
            case HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED ->
                new Outcome.Misconfigured(CODE, reason + "; it wants a login, and none is ever given");
            case HttpStatus.SC_BAD_REQUEST,
                    HttpStatus.SC_UNAUTHORIZED,
                    HttpStatus.SC_FORBIDDEN,
                    HttpStatus.SC_NOT_FOUND,
                    HttpStatus.SC_METHOD_NOT_ALLOWED -> new Outcome.Misconfigured(CODE, reason);
            default -> new Outcome.Deferred(CODE, reason, null, Scope.CONNECTION);
        };
    }
}
