package io.github.carillon.core.message;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/**
 * Whether the links of a document lead where a mail's may: http, https, mailto and tel; a picture may also be one of the
 * mail's own ({@code cid:}). Escaping keeps a value inside its attribute, and says nothing of where the link leads.
 */
final class HtmlLinks {

    private static final Set<String> LINKS = Set.of(
            "href", "xlink:href", "src", "action", "formaction", "background", "poster", "data", "cite", "longdesc");
    private static final Set<String> SCHEMES = Set.of("", "http", "https", "mailto", "tel", "cid");

    /** What a browser leaves out before it looks at an address. */
    private static final Pattern IGNORED = Pattern.compile("^[\\x00-\\x20]+|[\\t\\r\\n]");

    private static final Pattern SCHEME = Pattern.compile("(?<scheme>[a-zA-Z][a-zA-Z0-9+.-]*):.*", Pattern.DOTALL);

    private HtmlLinks() {}

    /** The first link that leads elsewhere, as in {@code <a href="javascript:…">}; the value itself may be private. */
    static Optional<String> unwanted(String html) {
        for (Element element : Jsoup.parse(html).getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                String name = attribute.getKey().toLowerCase(Locale.ROOT);
                String scheme = LINKS.contains(name) ? scheme(attribute.getValue()) : "";
                if (!SCHEMES.contains(scheme)) {
                    return Optional.of("<" + element.normalName() + " " + name + "=\"" + scheme + ":…\">");
                }
            }
        }
        return Optional.empty();
    }

    /** In lower case, as a browser sees it; empty for an address without one. */
    static String scheme(String address) {
        Matcher parts = SCHEME.matcher(IGNORED.matcher(address).replaceAll(""));
        return parts.matches() ? parts.group("scheme").toLowerCase(Locale.ROOT) : "";
    }
}
