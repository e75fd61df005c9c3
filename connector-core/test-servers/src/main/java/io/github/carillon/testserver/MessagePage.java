package io.github.carillon.testserver;

import java.net.URI;
import java.util.List;

/**
 * One page of a list.
 *
 * @param number from 0
 * @param size how many entries a full page has
 * @param total how many entries there are on all pages
 */
record MessagePage(URI request, int number, int size, int total) {

    private static final int LARGEST = 1000;

    static MessagePage asked(URI request, Form query, int total) {
        int size = Math.max(1, Math.min(LARGEST, number(query, "PageSize", 50)));
        return new MessagePage(request, Math.max(0, number(query, "Page", 0)), size, total);
    }

    <T> List<T> of(List<T> all) {
        return all.subList(start(), Math.min(start() + size, total));
    }

    boolean hasNext() {
        return start() + size < total;
    }

    int start() {
        return (int) Math.min((long) number * size, total);
    }

    int end() {
        return Math.max(start(), Math.min(start() + size, total) - 1);
    }

    /** The address of another page of the same list, with the same filters. */
    String uri(int page) {
        String query = request.getRawQuery() == null ? "" : request.getRawQuery();
        String others = query.replaceAll("(^|&)Page(Size)?=[^&]*", "").replaceAll("^&", "");
        String filters = others.isEmpty() ? "" : others + "&";
        return request.getRawPath() + "?" + filters + "PageSize=" + size + "&Page=" + page;
    }

    private static int number(Form query, String name, int otherwise) {
        String text = query.first(name);
        return text == null || !text.matches("[0-9]{1,6}") ? otherwise : Integer.parseInt(text);
    }
}
