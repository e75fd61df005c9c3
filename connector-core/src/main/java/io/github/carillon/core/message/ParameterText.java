package io.github.carillon.core.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A parameter of a structured field, such as {@code filename}: quoted where that is safe, else percent-encoded UTF-8 in
 * numbered pieces (RFC 2231), so that any text fits lines of 78 characters.
 */
final class ParameterText {

    private static final Pattern QUOTABLE = Pattern.compile("(?!.*=\\?)[ -~&&[^\"\\\\%]]{1,60}");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]");
    private static final int LONGEST_PIECE = 50;

    private ParameterText() {}

    /** The parameter with all that stands before it: to be written behind the field's value. */
    static String of(String name, String value) {
        if (QUOTABLE.matcher(value).matches()) {
            return ";\r\n " + name + "=\"" + value + '"';
        }
        List<String> pieces = pieces(value);
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < pieces.size(); index++) {
            String number = pieces.size() == 1 ? "" : "*" + index;
            String charset = index == 0 ? "UTF-8''" : "";
            text.append(";\r\n ")
                    .append(name)
                    .append(number)
                    .append("*=")
                    .append(charset)
                    .append(pieces.get(index));
        }
        return text.toString();
    }

    private static List<String> pieces(String value) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (int codePoint : value.codePoints().toArray()) {
            String encoded = encoded(Character.toString(codePoint));
            if (piece.length() + encoded.length() > LONGEST_PIECE) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.append(encoded);
        }
        pieces.add(piece.toString());
        return pieces;
    }

    private static String encoded(String character) {
        if (PLAIN.matcher(character).matches()) {
            return character;
        }
        StringBuilder encoded = new StringBuilder();
        for (byte octet : character.getBytes(StandardCharsets.UTF_8)) {
            encoded.append('%').append(String.format("%02X", octet));
        }
        return encoded.toString();
    }
}
