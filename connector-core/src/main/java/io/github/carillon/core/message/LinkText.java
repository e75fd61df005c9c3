package io.github.carillon.core.message;

import io.github.carillon.core.http.Urls;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts values into the address of a link (RFC 3986), each according to what stands before it. */
final class LinkText {

    /** What an address may hold, apart from an escape that is already there. */
    private static final Pattern ILLEGAL =
            Pattern.compile("[^A-Za-z0-9\\-._~:/?#\\[\\]@!$&'()*+,;=%]|%(?![0-9A-Fa-f]{2})");

    /** Up to the host and the port. */
    private static final Pattern WITHIN_AUTHORITY = Pattern.compile("\\s*[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*");

    private LinkText() {}

    /** The value as it is to stand behind what is there already. */
    static String put(String value, String before) {
        if (before.isBlank()) {
            return legal(value.strip());
        }
        String encoded = Urls.segment(value);
        return WITHIN_AUTHORITY.matcher(before).matches() ? encoded.replace("%3A", ":") : encoded;
    }

    /** An address that somebody else wrote: all that has a meaning in it is left as it is. */
    private static String legal(String address) {
        Matcher illegal = ILLEGAL.matcher(address);
        return illegal.replaceAll(found -> Matcher.quoteReplacement(escaped(found.group())));
    }

    private static String escaped(String character) {
        StringBuilder escaped = new StringBuilder();
        for (byte octet : character.getBytes(StandardCharsets.UTF_8)) {
            escaped.append('%').append(String.format("%02X", octet));
        }
        return escaped.toString();
    }
}
