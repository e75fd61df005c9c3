package io.github.carillon.core.http;

import java.net.URI;

/**
 * A path below a server's address, with its query. Whatever the parts hold, each stays one part: there is no way to put
 * one in that is not escaped. Immutable.
 */
public final class UrlPath {

    private final String path;
    private final String query;

    private UrlPath(String path, String query) {
        this.path = path;
        this.query = query;
    }

    /**
     * The path of these segments.
     *
     * @throws IllegalArgumentException where one is empty, {@code .} or {@code ..}: these lead elsewhere, escaped or not
     */
    public static UrlPath of(String... segments) {
        StringBuilder path = new StringBuilder();
        for (String segment : segments) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw new IllegalArgumentException("a segment of a path that leads elsewhere");
            }
            path.append('/').append(Urls.segment(segment));
        }
        return new UrlPath(path.toString(), "");
    }

    /** The same, with one more parameter in its query. */
    public UrlPath with(String name, String value) {
        String parameter = Urls.segment(name) + "=" + Urls.segment(value);
        return new UrlPath(path, query.isEmpty() ? parameter : query + "&" + parameter);
    }

    /** The address of this path below a base, whether or not that ends with a slash; the base may have a query too. */
    public URI below(URI base) {
        String first = base.getRawQuery() == null ? "" : base.getRawQuery();
        String all = first.isEmpty() || query.isEmpty() ? first + query : first + "&" + query;
        String root = base.getRawPath() == null ? "" : base.getRawPath().replaceFirst("/+$", "");
        return URI.create(
                base.getScheme() + "://" + base.getRawAuthority() + root + path + (all.isEmpty() ? "" : "?" + all));
    }

    /** The path alone: for people, since a query may hold a user's name. */
    @Override
    public String toString() {
        return path;
    }
}
