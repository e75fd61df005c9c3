package io.github.carillon.bell;

import java.util.stream.Collectors;

/** As much of JSON (RFC 8259) as can be written without a library. */
final class Json {

    private Json() {}

    /** The text in quotes; whatever is not a plain ASCII character is escaped, so that no encoding can change it. */
    static String text(String text) {
        return text.chars().mapToObj(Json::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int character) {
        boolean plain = character >= ' ' && character < 0x7f && character != '"' && character != '\\';
        return plain ? String.valueOf((char) character) : String.format("\\u%04x", character);
    }
}
