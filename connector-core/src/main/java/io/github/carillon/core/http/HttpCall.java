package io.github.carillon.core.http;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A request. Immutable but for the bytes of its body, which it does not copy. */
public final class HttpCall {

    private final String method;
    private final URI uri;
    private final Map<String, String> headers;
    private final byte @Nullable [] body;
    private final BooleanSupplier wanted;

    private HttpCall(
            String method, URI uri, Map<String, String> headers, byte @Nullable [] body, BooleanSupplier wanted) {
        this.method = method;
        this.uri = uri;
        this.headers = new TreeMap<>(headers);
        this.body = body;
        this.wanted = wanted;
    }

    public static HttpCall get(URI uri, Map<String, String> headers) {
        return new HttpCall("GET", uri, headers, null, () -> true);
    }

    /**
     * A request with a body.
     *
     * @param headers Content-Type among them
     */
    public static HttpCall post(URI uri, Map<String, String> headers, byte[] body) {
        return new HttpCall("POST", uri, headers, body, () -> true);
    }

    /** As {@link #post}. */
    public static HttpCall put(URI uri, Map<String, String> headers, byte[] body) {
        return new HttpCall("PUT", uri, headers, body, () -> true);
    }

    /** The same, to be made only on a yes to this question, which is asked when there is a connection for it. */
    public HttpCall onlyIf(BooleanSupplier stillWanted) {
        return new HttpCall(method, uri, headers, body, stillWanted);
    }

    String method() {
        return method;
    }

    URI uri() {
        return uri;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte @Nullable [] body() {
        return body;
    }

    BooleanSupplier wanted() {
        return wanted;
    }

    /** Shows where to, and nothing of what is said: a header may hold a key. */
    @Override
    public String toString() {
        return "HttpCall[" + method + " " + uri.getHost() + uri.getPath() + "]";
    }
}
