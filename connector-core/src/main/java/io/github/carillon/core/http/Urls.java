package io.github.carillon.core.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** The one place where a text becomes part of an address; {@link UrlPath} puts addresses together. */
public final class Urls {

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

    private Urls() {}

    /**
     * A text as one value in an address, be it in its path, its query or its fragment, or in a form: all that has a
     * meaning there is escaped (RFC 3986), but for the colon, which has one only in front.
     */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":");
    }

    /** The address that is written like this: for a text that is part of an address, and constant paths below it. */
    public static URI written(String address) {
        return URI.create(address);
    }

    /** The same path and query at another server, whose own path stands before it. */
    public static URI moved(URI address, URI server) {
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return URI.create(server.toString().replaceFirst("/+$", "") + address.getRawPath() + query);
    }

    /** The same address by another protocol. */
    public static URI by(String scheme, URI address) {
        return URI.create(
                scheme + address.toString().substring(address.getScheme().length()));
    }

    /** Where mail to an address goes (RFC 6068); a question mark in it would begin a subject or further recipients. */
    public static URI mailto(String mailbox) {
        try {
            return URI.create(new URI("mailto", mailbox, null).toASCIIString().replace("?", "%3F"));
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException("every address has a mailto", impossible);
        }
    }

    /**
     * An address in ASCII, for a header field. Its escapes are in small letters, which mean the same: a common spam rule
     * takes {@code %BC=} for a template that was left unfilled.
     *
     * @throws IllegalArgumentException where it holds half a surrogate pair
     */
    public static String inHeader(URI address) {
        return ESCAPE.matcher(address.toASCIIString())
                .replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT));
    }
}
