package io.github.carillon.core.message;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A text whose {@code {{placeholders}}} are filled: what its author wrote, and among it what data says. Data is shown as
 * it is, and whatever looks like a placeholder in it is none.
 *
 * @param parts in their order
 */
public record TemplateText(List<Part> parts) {

    private static final String OPEN = "{{";

    public TemplateText {
        parts = List.copyOf(parts);
    }

    /**
     * A part of the text.
     *
     * @param text as it stands
     * @param data whether it is what data says, and no words of the author's
     */
    public record Part(String text, boolean data) {

        /** Shows nothing of the text. */
        @Override
        public String toString() {
            return data ? "data" : "words";
        }
    }

    /** A text that its author wrote from end to end. */
    public static TemplateText written(String text) {
        return new TemplateText(List.of(new Part(text, false)));
    }

    /** A text that is all data. */
    public static TemplateText data(String text) {
        return new TemplateText(List.of(new Part(text, true)));
    }

    /** Whether its author's own words say all of it: there is no data in it, and nothing to fill in. */
    public boolean isFixed() {
        return !hasPlaceholders() && parts.stream().noneMatch(Part::data);
    }

    /** Whether there is nothing to read in it. */
    public boolean isBlank() {
        return parts.stream().allMatch(part -> part.text().isBlank());
    }

    /** Whether words of the author's are more than what they show. */
    public static boolean mayHoldPlaceholders(String words) {
        return words.contains(OPEN);
    }

    boolean hasPlaceholders() {
        return parts.stream().anyMatch(part -> !part.data() && mayHoldPlaceholders(part.text()));
    }

    /** Whether its author wrote nothing beside what data says. */
    boolean isAllData() {
        return parts.stream().allMatch(part -> part.data() || part.text().isBlank())
                && parts.stream().anyMatch(Part::data);
    }

    /** All of it as it stands. */
    String joined() {
        return joined(data -> data);
    }

    /** All of it with its data put in so. */
    String joined(UnaryOperator<String> put) {
        return parts.stream()
                .map(part -> part.data() ? put.apply(part.text()) : part.text())
                .collect(Collectors.joining());
    }

    /**
     * The text as one template, in which data is what some further names stand for.
     *
     * @param open begins a placeholder for data
     * @param close ends it
     * @param data to which the further names are added
     */
    String template(String open, String close, Map<String, Object> data) {
        StringBuilder template = new StringBuilder();
        for (Part part : parts) {
            if (part.data()) {
                // a brace before a placeholder would be taken for part of it
                String braces = trailingBraces(template);
                template.setLength(template.length() - braces.length());
                String name = "data:" + data.size();
                data.put(name, braces + part.text());
                template.append(open).append(name).append(close);
            } else {
                template.append(part.text());
            }
        }
        return template.toString();
    }

    private static String trailingBraces(StringBuilder template) {
        int end = template.length();
        while (end > 0 && template.charAt(end - 1) == '{') {
            end--;
        }
        return template.substring(end);
    }
}
