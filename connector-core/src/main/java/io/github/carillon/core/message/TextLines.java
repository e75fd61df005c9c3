package io.github.carillon.core.message;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Text as it grows, white space collapsed, with at most one blank line between two lines. */
final class TextLines {

    private static final String SPACES = "[\\s\\u00A0]+";

    private final StringBuilder text = new StringBuilder();
    private final Deque<String> indents = new ArrayDeque<>();

    /** Of the innermost levels, those whose first line is still to come. */
    private final Deque<String> marks = new ArrayDeque<>();

    private String joint = "";
    private int breaks;

    /** Adds words; space around them is one space, and none at the begin of a line. */
    void write(String words) {
        String collapsed = words.replaceAll(SPACES, " ");
        if (collapsed.startsWith(" ")) {
            join(" ");
        }
        if (!collapsed.isBlank()) {
            append(collapsed.strip());
            if (collapsed.endsWith(" ")) {
                join(" ");
            }
        }
    }

    /** Adds text whose line breaks and spaces count. */
    void writeAsIs(String lines) {
        String[] parts = lines.split("\r\n|\r|\n", -1);
        for (int index = 0; index < parts.length; index++) {
            if (index > 0) {
                breakLine();
            }
            if (!parts[index].isBlank()) {
                append(parts[index].stripTrailing());
            }
        }
    }

    /** Ends the line; a second time leaves a blank one. */
    void breakLine() {
        breaks = Math.min(2, breaks + 1);
    }

    /** Ends the line where anything was written on it, and leaves a blank one where two breaks are asked for. */
    void separate(int least) {
        breaks = Math.max(breaks, least);
    }

    /** Puts this between the last and the next word, if they share a line. */
    void join(String between) {
        if (joint.isBlank()) {
            joint = between;
        }
    }

    /** Begins the next line with the mark, and the further ones with the space. */
    void indent(String first, String further) {
        marks.addLast(first);
        indents.addLast(further);
    }

    void outdent() {
        indents.removeLast();
        marks.pollLast();
    }

    private void append(String words) {
        if (text.length() == 0) {
            text.append(beginning());
        } else if (breaks > 0) {
            text.append("\n".repeat(breaks)).append(beginning());
        } else {
            text.append(joint).append(String.join("", marks));
        }
        breaks = 0;
        joint = "";
        marks.clear();
        text.append(words);
    }

    private String beginning() {
        Stream<String> outer = indents.stream().limit(indents.size() - marks.size());
        return Stream.concat(outer, marks.stream()).collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
