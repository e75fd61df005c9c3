package io.github.carillon.core.message;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Collects the text of a document while it is walked through, without recursion. For one document. */
final class HtmlTextWriter implements NodeFilter {

    private static final Set<String> SILENT = Set.of("script", "style", "title", "template", "noscript", "textarea");
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "pre", "blockquote");
    private static final Set<String> SHOWN_LINKS = Set.of("http", "https", "mailto", "tel");

    private final TextLines lines = new TextLines();

    /** For each list around us, the number of its next item; 0 for a list without numbers. */
    private final Deque<Integer> lists = new ArrayDeque<>();

    /** For each row around us, whether its cells are short enough to share a line. */
    private final Deque<Boolean> rows = new ArrayDeque<>();

    String text() {
        return lines.toString();
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            write(text);
        } else if (node instanceof Element element) {
            if (SILENT.contains(element.normalName()) || isHidden(element)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            begin(element);
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            end(element);
        }
        return FilterResult.CONTINUE;
    }

    private void write(TextNode text) {
        Node parent = text.parent();
        if (parent instanceof Element element && element.closest("pre") != null) {
            lines.writeAsIs(text.getWholeText());
        } else {
            lines.write(text.getWholeText());
        }
    }

    private void begin(Element element) {
        lines.separate(gap(element));
        switch (element.normalName()) {
            case "br" -> lines.breakLine();
            case "hr" -> lines.write("---");
            case "img" -> lines.write(element.attr("alt"));
            case "ul" -> lists.push(0);
            case "ol" -> lists.push(1);
            case "li" -> lines.indent(nextMark(), "  ");
            case "blockquote" -> lines.indent("> ", "> ");
            case "tr" -> rows.push(sharesLine(element));
            case "td", "th" -> beginCell(element);
            default -> {
                // only its text matters
            }
        }
    }

    private void end(Element element) {
        switch (element.normalName()) {
            case "a" -> lines.write(address(element));
            case "ul", "ol" -> lists.pop();
            case "li", "blockquote" -> lines.outdent();
            case "tr" -> rows.pop();
            default -> {
                // only its text matters
            }
        }
        lines.separate(gap(element));
    }

    /** How many line breaks part an element from what is before and behind it. */
    private int gap(Element element) {
        String name = element.normalName();
        if (name.equals("td") || name.equals("th") || name.equals("br")) {
            return 0;
        }
        boolean listInList = (name.equals("ul") || name.equals("ol")) && lists.size() > 0;
        return PARAGRAPHS.contains(name) && !listInList ? 2 : element.isBlock() || name.equals("hr") ? 1 : 0;
    }

    private void beginCell(Element cell) {
        boolean sharesLine = !rows.isEmpty() && rows.peek();
        if (!sharesLine) {
            lines.separate(1);
        } else if (cell.previousElementSibling() != null) {
            lines.join(" | ");
        }
    }

    private static boolean sharesLine(Element row) {
        return row.children().stream().flatMap(cell -> cell.children().stream()).noneMatch(Element::isBlock);
    }

    private String nextMark() {
        if (lists.isEmpty() || lists.peek() == 0) {
            return "- ";
        }
        int number = lists.pop();
        lists.push(number + 1);
        return number + ". ";
    }

    /** A link's address, in brackets, where the text does not show it already. */
    private static String address(Element link) {
        String address = link.attr("href").strip();
        String scheme = HtmlLinks.scheme(address);
        String shown =
                scheme.equals("mailto") || scheme.equals("tel") ? address.substring(address.indexOf(':') + 1) : address;
        boolean known = link.text().equals(shown) || link.text().equals(address);
        return known || !SHOWN_LINKS.contains(scheme) ? "" : " (" + address + ")";
    }

    /** Such as the line that a mail program shows behind the subject, and the mail does not. */
    private static boolean isHidden(Element element) {
        return element.hasAttr("hidden")
                || element.attr("style")
                        .replaceAll("\\s", "")
                        .toLowerCase(Locale.ROOT)
                        .contains("display:none");
    }
}
