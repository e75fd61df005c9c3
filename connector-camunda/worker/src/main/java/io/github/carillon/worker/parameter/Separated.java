package io.github.carillon.worker.parameter;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a text apart at commas, semicolons and line breaks, but neither inside quotes nor inside angle brackets: {@code
 * "Doe, John" <john@example.org>, mary} is two entries.
 */
final class Separated {

    private final List<String> entries = new ArrayList<>();
    private final StringBuilder entry = new StringBuilder();
    private boolean quoted;
    private boolean bracketed;

    private Separated() {}

    static List<String> entries(String text) {
        Separated separated = new Separated();
        text.chars().forEach(character -> separated.take((char) character));
        separated.finishEntry();
        return List.copyOf(separated.entries);
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
        String text = entry.toString().strip();
        if (!text.isEmpty()) {
            entries.add(text);
        }
        entry.setLength(0);
        quoted = false;
        bracketed = false;
    }
}
