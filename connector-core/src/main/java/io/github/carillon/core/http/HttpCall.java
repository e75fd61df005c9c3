package io.github.carillon.core.http;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request. Immutable but for the bytes of its body, which it does not copy. */
public final class HttpCall {

    private final String method;
    private final URI uri;
    private final Map<String, String> headers;
    private final byte @Nullable [] body;

    private HttpCall(String method, URI uri, Map<String, String> headers, byte @Nullable [] body) {
        this.method = method;
        this.uri = uri;
        this.headers = new TreeMap<>(headers);
        this.body = body;
    }

    public static HttpCall get(URI uri, Map<String, String> headers) {
        return new HttpCall("GET", uri, headers, null);
    }

    /**
     * A request with a body.
     *
     * @param headers Content-Type among them
     */
    public static HttpCall post(URI uri, Map<String, String> headers, byte[] body) {
        return new HttpCall("POST", uri, headers, body);
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

    /** Shows where to, and nothing of what is said: a header may hold a key. */
    @Override
    public String toString() {
        return "HttpCall[" + method + " " + uri.getHost() + uri.getPath() + "]";
    }
}
