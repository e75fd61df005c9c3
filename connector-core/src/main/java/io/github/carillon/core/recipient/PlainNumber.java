package io.github.carillon.core.recipient;

import io.github.carillon.core.value.Invisible;

/** Numbers as they come from pages and spreadsheets: with marks that nobody sees, and digits and signs of other scripts. */
final class PlainNumber {

    private static final int FIRST_WIDE = 0xff01;
    private static final int LAST_WIDE = 0xff5e;
    private static final int WIDE_TO_ASCII = FIRST_WIDE - '!';
    private static final int MINUS = 0x2212;

    private PlainNumber() {}

    /** The same in ASCII, as far as it has a form there. */
    static String of(String text) {
        return Invisible.without(text)
                .codePoints()
                .map(PlainNumber::ascii)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }

    private static int ascii(int character) {
        if (character >= FIRST_WIDE && character <= LAST_WIDE) {
            return character - WIDE_TO_ASCII;
        }
        if (Character.isDigit(character)) {
            return Character.forDigit(Character.digit(character, 10), 10);
        }
        if (character == MINUS) {
            return '-';
        }
        return Character.isSpaceChar(character) ? ' ' : character;
    }
}
