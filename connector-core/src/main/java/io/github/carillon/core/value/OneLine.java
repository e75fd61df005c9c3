package io.github.carillon.core.value;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text for a place where one line is meant: a subject, a title, the name of a person or of a file. */
public final class OneLine {

    private static final String ELLIPSIS = "…";
    private static final Pattern BREAKS = Pattern.compile("[\\t-\\r\\x85\\u2028\\u2029]+");

    /** What begins and ends another direction of writing (UAX 9). */
    private static final Pattern TURNS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    /** What a reader takes for one character (UAX 29). */
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    private OneLine() {}

    /**
     * The text with a space in place of its line breaks and tabs, and none at its ends; and without the characters that
     * turn the direction of writing: nobody sees them, a right-to-left text needs none of them where it stands alone, and
     * they let a text pose as another, or turn what stands behind it. Other control characters stay.
     */
    public static String of(String text) {
        String straight = TURNS.matcher(text).replaceAll("");
        return BREAKS.matcher(straight).find()
                ? BREAKS.splitAsStream(straight)
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" "))
                : straight;
    }

    /**
     * The text, or as much of it as fits together with an ellipsis; nothing that a reader takes for one character is cut
     * in two.
     *
     * @param most how many code points there may be
     */
    public static String cut(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        int limit = text.offsetByCodePoints(0, most - ELLIPSIS.length());
        int end = 0;
        Matcher character = CHARACTER.matcher(text);
        while (character.find() && character.end() <= limit) {
            end = character.end();
        }
        return text.substring(0, end == 0 ? limit : end).stripTrailing() + ELLIPSIS;
    }
}
