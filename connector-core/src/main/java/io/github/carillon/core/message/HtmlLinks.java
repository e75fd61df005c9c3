package io.github.carillon.core.message;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/**
 * Whether the links of a document lead where a mail's may: http, https, mailto and tel; a picture may also be one of the
 * mail's own ({@code cid:}). Escaping keeps a value inside its attribute, and says nothing of where the link leads.
 */
final class HtmlLinks {

    private static final Set<String> LINKS = Set.of(
            "href",
            "xlink:href",
            "src",
            "lowsrc",
            "dynsrc",
            "action",
            "formaction",
            "background",
            "poster",
            "data",
            "codebase",
            "manifest",
            "cite",
            "longdesc");

    /** Of which each holds any number of them. */
    private static final Set<String> SEVERAL = Set.of("srcset", "imagesrcset", "ping");

    /** Space, with the width of a picture or without. */
    private static final Pattern BETWEEN = Pattern.compile(",?\\s+(?:[0-9.]+[a-z],)?,*|^,+|,+$");

    /** What stands before the address of the page that follows, as in {@code 0; url=https://example.org}. */
    private static final Pattern DELAY = Pattern.compile("(?i)^[\\s0-9.,;]*(url\\s*=)?[\\s\"']*");

    private static final Set<String> SCHEMES = Set.of("", "http", "https", "mailto", "tel", "cid");

    /** By which another attribute, such as {@code href}, is changed while the document is shown (SVG). */
    private static final Set<String> ANIMATIONS = Set.of("set", "animate", "animatemotion", "animatetransform");

    private static final Set<String> ANIMATED = Set.of("to", "from", "by", "values");

    /** What a style sheet fetches; the address may be in quotes. */
    private static final Pattern FETCHED = Pattern.compile("(?i)url\\(\\s*[\"']?(?<address>[^\"')]*)");

    /** A style sheet may bring its pictures with it. */
    private static final String DATA = "data";

    /** What a browser leaves out before it looks at an address. */
    private static final Pattern IGNORED = Pattern.compile("^[\\x00-\\x20]+|[\\t\\r\\n]");

    private static final Pattern SCHEME = Pattern.compile("(?<scheme>[a-zA-Z][a-zA-Z0-9+.-]*):.*", Pattern.DOTALL);

    private HtmlLinks() {}

    /** The first link that leads elsewhere, as in {@code <a href="javascript:…">}; the value itself may be private. */
    static Optional<String> unwanted(String html) {
        return HtmlDocument.parse(html).getAllElements().stream()
                .flatMap(HtmlLinks::unwanted)
                .findFirst();
    }

    private static Stream<String> unwanted(Element element) {
        Stream<String> attributes = element.attributes().asList().stream()
                .flatMap(attribute -> addresses(element, attribute)
                        .map(HtmlLinks::scheme)
                        .filter(scheme -> !SCHEMES.contains(scheme))
                        .map(scheme -> "<" + element.normalName() + " " + name(attribute) + "=\"" + scheme + ":…\">"));
        return Stream.concat(
                attributes,
                Stream.of(element.attr("style"), styleSheet(element)).flatMap(HtmlLinks::fetched));
    }

    private static String styleSheet(Element element) {
        return element.normalName().equals("style") ? element.data() : "";
    }

    private static Stream<String> fetched(String style) {
        return FETCHED.matcher(style)
                .results()
                .map(found -> scheme(found.group(1)))
                .filter(scheme -> !SCHEMES.contains(scheme) && !scheme.equals(DATA))
                .map(scheme -> "url(" + scheme + ":…)");
    }

    private static Stream<String> addresses(Element element, Attribute attribute) {
        String name = name(attribute);
        if (SEVERAL.contains(name)) {
            return BETWEEN.splitAsStream(attribute.getValue());
        }
        if (name.equals("content") && element.attr("http-equiv").strip().equalsIgnoreCase("refresh")) {
            return Stream.of(DELAY.matcher(attribute.getValue()).replaceFirst(""));
        }
        if (ANIMATIONS.contains(element.normalName()) && ANIMATED.contains(name)) {
            return Stream.of(attribute.getValue().split(";"));
        }
        return LINKS.contains(name) ? Stream.of(attribute.getValue()) : Stream.empty();
    }

    private static String name(Attribute attribute) {
        return attribute.getKey().toLowerCase(Locale.ROOT);
    }

    /** In lower case, as a browser sees it; empty for an address without one. */
    static String scheme(String address) {
        Matcher parts = SCHEME.matcher(IGNORED.matcher(address).replaceAll(""));
        return parts.matches() ? parts.group("scheme").toLowerCase(Locale.ROOT) : "";
    }
}
