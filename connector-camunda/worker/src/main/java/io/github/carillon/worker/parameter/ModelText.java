package io.github.carillon.worker.parameter;

import io.github.carillon.core.message.TemplateText;
import io.github.carillon.core.message.TemplateText.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * A text of the model, with what the engine's expression language sees in it: words, and {@code ${expressions}} or {@code
 * #{expressions}} between them.
 *
 * @param words one more than there are expressions: what stands before the first one, between them, and behind the last
 */
record ModelText(List<String> words) {

    ModelText {
        words = List.copyOf(words);
    }

    /** As the engine reads it, which leaves out white space around it. */
    static ModelText of(String text) {
        return new Reader(text.strip()).read();
    }

    /** A text in which nothing is an expression. */
    static ModelText constant(String text) {
        return new ModelText(List.of(text));
    }

    boolean isConstant() {
        return words.size() == 1;
    }

    /**
     * What the engine made of the text, taken apart into the model's words and what the expressions said. An expression may
     * say what also stands in the words; then another part of the value may count as the words, but never more than is in
     * the model. A value that does not fit the text at all is data.
     */
    TemplateText align(String value) {
        if (isConstant()) {
            return TemplateText.written(value);
        }
        String first = words.get(0);
        String last = words.get(words.size() - 1);
        if (value.length() < first.length() + last.length() || !value.startsWith(first) || !value.endsWith(last)) {
            return TemplateText.data(value);
        }
        List<Part> parts = new ArrayList<>();
        add(parts, first, false);
        int position = first.length();
        int end = value.length() - last.length();
        for (String between : words.subList(1, words.size() - 1)) {
            int found = value.indexOf(between, position);
            if (found < 0 || found + between.length() > end) {
                return TemplateText.data(value);
            }
            add(parts, value.substring(position, found), true);
            add(parts, between, false);
            position = found + between.length();
        }
        add(parts, value.substring(position, end), true);
        add(parts, last, false);
        return new TemplateText(parts);
    }

    private static void add(List<Part> parts, String text, boolean data) {
        if (!text.isEmpty()) {
            parts.add(new Part(text, data));
        }
    }

    /** Takes a text apart as JUEL does, the engine's expression language. */
    private static final class Reader {

        private final String text;
        private final List<String> words = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private int position;

        Reader(String text) {
            this.text = text;
        }

        ModelText read() {
            while (position < text.length()) {
                if (beginsExpression(position)) {
                    words.add(word.toString());
                    word.setLength(0);
                    position = endOfExpression(position + 2);
                } else if (text.charAt(position) == '\\' && beginsExpression(position + 1)) {
                    word.append(text, position + 1, position + 3);
                    position += 3;
                } else {
                    word.append(text.charAt(position++));
                }
            }
            words.add(word.toString());
            return new ModelText(words);
        }

        private boolean beginsExpression(int at) {
            return text.startsWith("${", at) || text.startsWith("#{", at);
        }

        /** Behind the brace that is in no quotes. */
        private int endOfExpression(int from) {
            char quote = 0;
            for (int at = from; at < text.length(); at++) {
                char here = text.charAt(at);
                if (quote == 0 && here == '}') {
                    return at + 1;
                }
                if (quote != 0 && here == '\\') {
                    at++;
                } else if (here == quote) {
                    quote = 0;
                } else if (quote == 0 && (here == '"' || here == '\'')) {
                    quote = here;
                }
            }
            return text.length();
        }
    }
}
