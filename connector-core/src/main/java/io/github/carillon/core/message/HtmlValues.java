package io.github.carillon.core.message;

import com.samskivert.mustache.Escapers;
import io.github.carillon.core.value.Validated;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/**
 * The values in an HTML text: each is escaped, and marked until it is known where it stands. Escaping keeps a value where it
 * is; but in a script it would still be run.
 */
final class HtmlValues {

    /** One of the characters that Unicode keeps for a program's own use. */
    private static final String MARK = "\uFDD0";

    /** A parser takes this for a text; without the mark it is an element. */
    private static final Pattern ELEMENT = Pattern.compile("</?[a-zA-Z0-9:-]*" + MARK);

    private static final Pattern EVENT = Pattern.compile("on[a-z]+");

    private HtmlValues() {}

    /** The value as it is to stand in the text. */
    static String put(String value) {
        return MARK + Escapers.HTML.escape(unmarked(value));
    }

    /** The text without marks; or that a value stands in it where it would be run. */
    static Validated<String> take(String marked) {
        return Optional.of(marked)
                .filter(html -> html.contains(MARK))
                .flatMap(HtmlValues::run)
                .map(where -> Validated.<String>invalid("puts a value into " + where
                        + ", where it could be run as a script: it belongs in a text, or in an"
                        + " attribute that is shown"))
                .orElseGet(() -> Validated.valid(unmarked(marked)));
    }

    private static String unmarked(String text) {
        return text.replace(MARK, "");
    }

    private static Optional<String> run(String html) {
        if (ELEMENT.matcher(html).find()) {
            return Optional.of("the name of an element");
        }
        return HtmlDocument.parse(html).getAllElements().stream()
                .flatMap(element -> Stream.concat(attributes(element), script(element)))
                .findFirst();
    }

    private static Stream<String> attributes(Element element) {
        return element.attributes().asList().stream()
                .filter(HtmlValues::isRun)
                .map(attribute -> attribute.getKey().contains(MARK)
                        ? "the name of an attribute of <" + element.normalName() + ">"
                        : "<" + element.normalName() + " " + name(attribute) + "=\"…\">");
    }

    private static boolean isRun(Attribute attribute) {
        return attribute.getKey().contains(MARK)
                || (attribute.getValue().contains(MARK)
                        && (EVENT.matcher(name(attribute)).matches()
                                || name(attribute).equals("srcdoc")));
    }

    private static String name(Attribute attribute) {
        return attribute.getKey().toLowerCase(Locale.ROOT);
    }

    /** Data for programs that read mails, such as {@code application/ld+json}, is no script. */
    private static Stream<String> script(Element element) {
        boolean runs = element.normalName().equals("script")
                && element.data().contains(MARK)
                && !element.attr("type").strip().toLowerCase(Locale.ROOT).endsWith("json");
        return runs ? Stream.of("<script>") : Stream.empty();
    }
}
