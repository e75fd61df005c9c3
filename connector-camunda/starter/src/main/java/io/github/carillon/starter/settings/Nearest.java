package io.github.carillon.starter.settings;

import io.github.carillon.core.configuration.RawProperty;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The name that somebody may have meant. */
final class Nearest {

    private static final int MOST_EDITS = 3;

    private Nearest() {}

    static Optional<String> to(String wrong, Collection<String> names) {
        String uniform = RawProperty.uniform(wrong);
        return names.stream()
                .filter(name ->
                        distance(uniform, RawProperty.uniform(name)) <= Math.min(MOST_EDITS, uniform.length() / 2))
                .min(Comparator.comparingInt(name -> distance(uniform, RawProperty.uniform(name))));
    }

    /** How many letters to add, drop or change to get from one to the other (Levenshtein). */
    static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            above = next(above, row, one.charAt(row - 1), other);
        }
        return above[other.length()];
    }

    private static int[] next(int[] above, int row, char letter, String other) {
        int[] line = new int[above.length];
        line[0] = row;
        for (int column = 1; column < line.length; column++) {
            int change = above[column - 1] + (letter == other.charAt(column - 1) ? 0 : 1);
            line[column] = Math.min(change, 1 + Math.min(above[column], line[column - 1]));
        }
        return line;
    }
}
