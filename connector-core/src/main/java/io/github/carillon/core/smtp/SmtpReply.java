package io.github.carillon.core.smtp;

import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered (RFC 5321 section 4.2).
 *
 * @param code three digits
 * @param enhanced the enhanced status code (RFC 3463), such as {@code 5.1.1}, or null where the server gives none
 * @param text what it said for people, on one line; may hold addresses
 */
record SmtpReply(int code, @Nullable String enhanced, String text) {

    private static final Pattern LINE = Pattern.compile(
            "[0-9]{3}[ -]?(?:(?<enhanced>[245]\\.[0-9]{1,3}\\.[0-9]{1,3})(?=\\s|$))?(?<text>.*)", Pattern.DOTALL);

    /** Reads a reply of one or more lines, codes included. */
    static SmtpReply parse(int code, String lines) {
        String enhanced = null;
        StringJoiner text = new StringJoiner(" ");
        for (String line : lines.split("\\R", -1)) {
            Matcher parts = LINE.matcher(line);
            if (parts.matches()) {
                enhanced = enhanced == null ? parts.group("enhanced") : enhanced;
                text.add(parts.group("text").strip());
            }
        }
        return new SmtpReply(code, enhanced, text.toString().strip());
    }

    boolean success() {
        return code >= 200 && code < 300;
    }

    /** A success, or a question for more. */
    boolean positive() {
        return code < 400;
    }

    boolean transientFailure() {
        return code >= 400 && code < 500;
    }

    boolean permanentFailure() {
        return code >= 500;
    }

    /** The server closes the connection, whatever was asked. */
    boolean closing() {
        return code == 421;
    }

    /** The enhanced status code, or the three digits without one. */
    String bestCode() {
        return enhanced == null ? String.valueOf(code) : enhanced;
    }

    /** The codes alone: they hold no address and no credentials. */
    String codes() {
        return enhanced == null ? String.valueOf(code) : code + " " + enhanced;
    }
}
