package io.github.carillon.steps.parameter;

import io.github.carillon.core.value.Invisible;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes a text apart at commas, semicolons and line breaks, but neither inside quotes nor inside angle brackets: {@code
 * "Doe, John" <john@example.org>, mary} is two entries.
 */
public final class Separated {

    private static final Pattern BETWEEN_LINKS = Pattern.compile("[\r\n]+|[,;]\\s*(?=(?i:https?)://|$)");

    private final List<String> entries = new ArrayList<>();
    private final StringBuilder entry = new StringBuilder();
    private boolean quoted;
    private boolean bracketed;
    private boolean behindComma;

    private Separated() {}

    /** The entries, without what nobody sees around them; none that is empty. */
    public static List<String> entries(String text) {
        return places(text).stream().filter(entry -> !entry.isEmpty()).toList();
    }

    /** The same, with an empty one where nothing stands before, between or behind commas and semicolons. */
    static List<String> places(String text) {
        Separated separated = new Separated();
        text.chars().forEach(character -> separated.take((char) character));
        separated.finishEntry(separated.behindComma);
        return List.copyOf(separated.entries);
    }

    /** Web links may have commas and semicolons in them: only those that another link follows stand between two. */
    static List<String> links(String text) {
        return BETWEEN_LINKS
                .splitAsStream(text)
                .map(Invisible::trimmed)
                .filter(link -> !link.isEmpty())
                .toList();
    }

    private void take(char character) {
        if (isLineBreak(character)) {
            finishEntry(false);
            return;
        }
        if (!quoted && !bracketed && (character == ',' || character == ';')) {
            finishEntry(true);
            behindComma = true;
            return;
        }
        quoted ^= character == '"';
        bracketed = character == '<' || (bracketed && character != '>');
        entry.append(character);
    }

    private static boolean isLineBreak(char character) {
        return character == '\n' || character == '\r';
    }

    /**
     * @param counts whether an empty one is a place, too; an empty line is none
     */
    private void finishEntry(boolean counts) {
        String text = Invisible.trimmed(entry.toString());
        if (!text.isEmpty()) {
            entries.add(text);
            behindComma = false;
        } else if (counts) {
            entries.add("");
        }
        entry.setLength(0);
        quoted = false;
        bracketed = false;
    }
}
