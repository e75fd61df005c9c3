package io.github.carillon.templates;

/** The part of a Markdown document between two comments that name it. */
record MarkedSection(String begin, String end) {

    static MarkedSection named(String name) {
        return new MarkedSection("<!-- " + name + " -->\n", "<!-- /" + name + " -->\n");
    }

    /**
     * @param content whole lines
     * @throws IllegalArgumentException when the document has no such section
     */
    String replaced(String document, String content) {
        int from = document.indexOf(begin);
        int to = document.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("no section between " + begin.strip() + " and " + end.strip());
        }
        return document.substring(0, from + begin.length()) + "\n" + content + "\n" + document.substring(to);
    }
}
