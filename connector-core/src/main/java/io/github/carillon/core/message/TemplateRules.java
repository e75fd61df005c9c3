package io.github.carillon.core.message;

import java.util.Optional;

/** What a template may not be, found before anything is rendered: for what jmustache would accept, or choke on. */
final class TemplateRules {

    static final int LONGEST_TEMPLATE = 64 * 1024;
    static final int DEEPEST_NESTING = 8;
    static final String MALFORMED = "is malformed: a {{placeholder}} or {{#section}} is empty or not closed";

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    private int depth;

    private TemplateRules() {}

    /** What is wrong with the template; empty when nothing is seen. */
    static Optional<String> mistake(String template) {
        return template.length() > LONGEST_TEMPLATE
                ? Optional.of("is longer than " + LONGEST_TEMPLATE + " characters, the most a template may have")
                : new TemplateRules().mistakeIn(template);
    }

    private Optional<String> mistakeIn(String template) {
        Optional<String> mistake = Optional.empty();
        int open = template.indexOf(OPEN);
        while (open >= 0 && mistake.isEmpty()) {
            int close = template.indexOf(CLOSE, open);
            if (close < 0) {
                return Optional.of(MALFORMED);
            }
            mistake =
                    mistakeInTag(template.substring(open + OPEN.length(), close).strip());
            open = template.indexOf(OPEN, close);
        }
        return mistake;
    }

    private Optional<String> mistakeInTag(String tag) {
        char kind = tag.isEmpty() ? ' ' : tag.charAt(0);
        return switch (kind) {
            case '!' -> Optional.empty();
            case '=', '>' -> Optional.of("uses {{>…}} or {{=…=}}: neither partials nor other delimiters are available");
            case '#', '^' -> named(tag, 1).or(this::deeper);
            case '/' -> {
                depth--;
                yield named(tag, 1);
            }
            case '&', '{' -> named(tag, 1);
            default -> named(tag, 0);
        };
    }

    /** A brace inside begins a new tag for jmustache, and makes a text of what stands before it. */
    private static Optional<String> named(String tag, int from) {
        return tag.substring(Math.min(from, tag.length())).isBlank() || tag.indexOf('{', 1) > 0
                ? Optional.of(MALFORMED)
                : Optional.empty();
    }

    private Optional<String> deeper() {
        depth++;
        return depth > DEEPEST_NESTING
                ? Optional.of("nests its sections deeper than " + DEEPEST_NESTING)
                : Optional.empty();
    }
}
