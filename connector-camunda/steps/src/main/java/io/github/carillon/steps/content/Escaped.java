package io.github.carillon.steps.content;

/** Makes HTML that shows a text as it is. */
final class Escaped {

    private Escaped() {}

    static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("\r\n|\r|\n", "<br>\n");
    }
}
