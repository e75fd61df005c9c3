package io.github.carillon.steps.parameter;

import io.github.carillon.core.message.TemplateText;
import io.github.carillon.core.message.TemplateText.Part;
import io.github.carillon.core.value.Validated;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A text of the model, with what the engine's expression language sees in it: words, and {@code ${expressions}} or {@code
 * #{expressions}} between them.
 *
 * @param words one more than there are expressions: what stands before the first one, between them, and behind the last
 */
record ModelText(List<String> words) {

    private static final String UNTOLD =
            "cannot be told from its data: an expression says what also stands, with a meaning, between two"
                    + " expressions of the model; write {{placeholders}} instead of expressions where they are"
                    + " filled, or one expression for all of it";

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

    /** Whether there are words as well as expressions, and behind the last expression no more words. */
    boolean endsWithExpression() {
        return !isConstant()
                && words.get(words.size() - 1).isBlank()
                && words.stream().anyMatch(word -> !word.isBlank());
    }

    /**
     * What the engine made of the text, taken apart into the model's words and what the expressions said. An expression may
     * say what also stands in the words; then another part of the value may count as the words, but never more than is in
     * the model. A value that does not fit the text at all is data.
     *
     * @param placed the words of which it matters where they stand: where that cannot be told, the value is of no use
     */
    Validated<TemplateText> align(String value, Predicate<String> placed) {
        if (isConstant()) {
            return Validated.valid(TemplateText.written(value));
        }
        String first = words.get(0);
        String last = words.get(words.size() - 1);
        if (value.length() < first.length() + last.length() || !value.startsWith(first) || !value.endsWith(last)) {
            return Validated.valid(TemplateText.data(value));
        }
        String middle = value.substring(first.length(), value.length() - last.length());
        List<String> between = words.subList(1, words.size() - 1);
        return firstPlaces(between, middle)
                .map(places -> isTold(between, places, lastPlaces(between, middle), placed)
                        ? Validated.valid(parts(first, between, places, middle, last))
                        : Validated.<TemplateText>invalid(UNTOLD))
                .orElseGet(() -> Validated.valid(TemplateText.data(value)));
    }

    /** Where the words begin at the earliest; empty where they do not all stand there one behind the other. */
    private static Optional<List<Integer>> firstPlaces(List<String> words, String value) {
        List<Integer> places = new ArrayList<>();
        int position = 0;
        for (String word : words) {
            int found = value.indexOf(word, position);
            if (found < 0) {
                return Optional.empty();
            }
            places.add(found);
            position = found + word.length();
        }
        return Optional.of(places);
    }

    /** Where they begin at the latest: one by one from behind. */
    private static List<Integer> lastPlaces(List<String> words, String value) {
        List<Integer> places = new ArrayList<>();
        int end = value.length();
        for (int word = words.size() - 1; word >= 0; word--) {
            end = value.lastIndexOf(words.get(word), end - words.get(word).length());
            places.add(end);
        }
        Collections.reverse(places);
        return places;
    }

    private static boolean isTold(
            List<String> words, List<Integer> first, List<Integer> last, Predicate<String> placed) {
        return IntStream.range(0, words.size())
                .filter(word -> placed.test(words.get(word)))
                .allMatch(word -> first.get(word).equals(last.get(word)));
    }

    private static TemplateText parts(
            String first, List<String> between, List<Integer> places, String middle, String last) {
        List<Part> parts = new ArrayList<>();
        add(parts, first, false);
        int position = 0;
        for (int word = 0; word < between.size(); word++) {
            add(parts, middle.substring(position, places.get(word)), true);
            add(parts, between.get(word), false);
            position = places.get(word) + between.get(word).length();
        }
        add(parts, middle.substring(position), true);
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
