package io.github.carillon.core.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses below a base. */
public final class Urls {

    private Urls() {}

    /**
     * The address of that path below a base, whether or not the base ends with a slash.
     *
     * @param path with leading slash, and with its parts as {@link #segment} gives them
     * @throws IllegalArgumentException where that is no URI
     */
    public static URI below(URI base, String path) {
        return URI.create(base.toString().replaceFirst("/+$", "") + path);
    }

    /** A text as one segment of a path, or one value of a query: all that has a meaning there is escaped (RFC 3986). */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
