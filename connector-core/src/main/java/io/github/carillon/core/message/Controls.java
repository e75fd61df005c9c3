package io.github.carillon.core.message;

/** Characters that have no business in a header field. */
final class Controls {

    private Controls() {}

    /** Whether the text holds a control character, such as a line break. */
    static boolean in(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    /** Whether the text holds one of those that turn the direction of writing, by which {@code gpj.exe} poses as exe.jpg. */
    static boolean turning(String text) {
        return text.chars()
                .anyMatch(character ->
                        (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069));
    }
}
