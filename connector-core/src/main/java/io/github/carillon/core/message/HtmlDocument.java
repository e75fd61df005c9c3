package io.github.carillon.core.message;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** HTML as a reader's program takes it apart, to its very end. */
final class HtmlDocument {

    /** No character (Unicode, section 23.7); the parser takes it for the end, and a browser does not. */
    private static final char END_FOR_PARSER = '\uFFFF';

    private static final char REPLACEMENT = '\uFFFD';

    private HtmlDocument() {}

    /** A document, or a piece of one; never fails. */
    static Document parse(String html) {
        return Jsoup.parse(html.replace(END_FOR_PARSER, REPLACEMENT));
    }
}
