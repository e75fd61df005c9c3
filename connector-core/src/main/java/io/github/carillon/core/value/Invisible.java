package io.github.carillon.core.value;

/**
 * Characters that nobody sees, and that come along where something is copied from a page or a spreadsheet: spaces of all
 * kinds, marks of direction, zero-width characters, byte order marks.
 */
public final class Invisible {

    private Invisible() {}

    /** The text without what nobody sees before and after it. */
    public static String trimmed(String text) {
        int end = text.length();
        while (end > 0 && is(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        int start = 0;
        while (start < end && is(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        return text.substring(start, end);
    }

    /** Whether there is nothing to be seen. */
    public static boolean isAll(String text) {
        return text.codePoints().allMatch(Invisible::is);
    }

    /** The text with all its spaces, and without anything else that nobody sees. */
    public static String without(String text) {
        return text.codePoints()
                .filter(character -> Character.getType(character) != Character.FORMAT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean is(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.getType(character) == Character.FORMAT;
    }
}
