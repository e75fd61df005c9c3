package io.github.carillon.core.message;

import org.jsoup.select.NodeTraversor;

/**
 * What HTML says, as plain text: the alternative for readers that show no HTML. Paragraphs keep their blank lines, lists
 * their marks, rows of a table one line each, pictures their description; a link is followed by its address in brackets.
 */
public final class HtmlText {

    private static final String PICTURES = "img, svg, picture, video, [background]";

    private HtmlText() {}

    /** The text of a document or of a piece of one; never fails, whatever the HTML. */
    public static String of(String html) {
        HtmlTextWriter writer = new HtmlTextWriter();
        NodeTraversor.filter(writer, HtmlDocument.parse(html).body());
        return writer.text();
    }

    /** Whether it shows a picture, so that it says something even where it has no text. */
    public static boolean hasPicture(String html) {
        return HtmlDocument.parse(html).selectFirst(PICTURES) != null;
    }
}
