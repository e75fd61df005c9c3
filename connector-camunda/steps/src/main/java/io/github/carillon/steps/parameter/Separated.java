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

    private Separated() {}

    /** The entries, without what nobody sees around them; none that is empty. */
    public static List<String> entries(String text) {
        Separated separated = new Separated();
        text.chars().forEach(character -> separated.take((char) character));
        separated.finishEntry();
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
        if (separates(character)) {
            finishEntry();
            return;
        }
        quoted ^= character == '"';
        bracketed = character == '<' || (bracketed && character != '>');
        entry.append(character);
    }

    private boolean separates(char character) {
        boolean lineBreak = character == '\n' || character == '\r';
        return lineBreak || (!quoted && !bracketed && (character == ',' || character == ';'));
    }

    private void finishEntry() {
        String text = Invisible.trimmed(entry.toString());
        if (!text.isEmpty()) {
            entries.add(text);
        }
        entry.setLength(0);
        quoted = false;
        bracketed = false;
    }
}
