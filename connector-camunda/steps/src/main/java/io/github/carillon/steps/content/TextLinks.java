package io.github.carillon.steps.content;

import io.github.carillon.core.value.Validated;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds links that stand in a text, as mail programs do. */
final class TextLinks {

    private static final Pattern LINK = Pattern.compile("(?i)\\bhttps?://[^\\s<>\"\u201c\u201d\u00ab\u00bb]+");

    /** What ends a sentence or closes what was opened before the link. */
    private static final String BEHIND = ".,;:!?'\u2019\u2026)]}";

    private TextLinks() {}

    /**
     * The first that is one.
     *
     * @param reader reads a link, or says what is wrong with it
     */
    static Optional<URI> first(String text, Function<String, Validated<URI>> reader) {
        return LINK.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(TextLinks::alone)
                .flatMap(link ->
                        reader.apply(link).<Optional<URI>>match(Optional::of, wrong -> Optional.empty()).stream())
                .findFirst();
    }

    /** A bracket that is opened in the link belongs to it. */
    private static String alone(String link) {
        int end = link.length();
        while (end > 0 && BEHIND.indexOf(link.charAt(end - 1)) >= 0 && !closesItsOwn(link, end)) {
            end--;
        }
        return link.substring(0, end);
    }

    private static boolean closesItsOwn(String link, int end) {
        return link.charAt(end - 1) == ')' && link.lastIndexOf('(', end - 1) > link.lastIndexOf(')', end - 2);
    }
}
