package io.github.carillon.core.message;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
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

    /** What a browser leaves out before it looks at an address. */
    private static final Pattern IGNORED = Pattern.compile("^[\\x00-\\x20]+|[\\t\\r\\n]");

    private static final Pattern SCHEME = Pattern.compile("(?<scheme>[a-zA-Z][a-zA-Z0-9+.-]*):.*", Pattern.DOTALL);

    private HtmlLinks() {}

    /** The first link that leads elsewhere, as in {@code <a href="javascript:…">}; the value itself may be private. */
    static Optional<String> unwanted(String html) {
        return Jsoup.parse(html).getAllElements().stream()
                .flatMap(HtmlLinks::unwanted)
                .findFirst();
    }

    private static Stream<String> unwanted(Element element) {
        return element.attributes().asList().stream()
                .flatMap(attribute -> addresses(element, attribute)
                        .map(HtmlLinks::scheme)
                        .filter(scheme -> !SCHEMES.contains(scheme))
                        .map(scheme -> "<" + element.normalName() + " " + name(attribute) + "=\"" + scheme + ":…\">"));
    }

    private static Stream<String> addresses(Element element, Attribute attribute) {
        String name = name(attribute);
        if (SEVERAL.contains(name)) {
            return BETWEEN.splitAsStream(attribute.getValue());
        }
        if (name.equals("content") && element.attr("http-equiv").strip().equalsIgnoreCase("refresh")) {
            return Stream.of(DELAY.matcher(attribute.getValue()).replaceFirst(""));
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
