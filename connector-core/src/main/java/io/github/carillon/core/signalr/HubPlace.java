package io.github.carillon.core.signalr;

import io.github.carillon.core.value.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a hub is, and by which token it is entered.
 *
 * @param url with {@code http} or {@code https}; may have a query
 */
record HubPlace(URI url, @Nullable Secret token) {

    /** Where one asks how to connect. */
    URI negotiation() {
        return with("/negotiate", "negotiateVersion=1", url.getScheme());
    }

    /** Where a WebSocket leads to this connection. */
    URI socket(String connection) {
        return with("", "id=" + connection, url.getScheme().equals("https") ? "wss" : "ws");
    }

    /**
     * Where the hub sends us on to.
     *
     * @param given the token for there; without one ours goes along only within the same host
     */
    HubPlace movedTo(URI other, @Nullable Secret given) {
        boolean same = url.getAuthority().equals(other.getAuthority());
        return new HubPlace(other, given == null && same ? token : given);
    }

    private URI with(String path, String parameter, String scheme) {
        String base = url.getRawPath() == null ? "" : url.getRawPath().replaceFirst("/+$", "");
        String query = url.getRawQuery() == null ? "" : url.getRawQuery() + "&";
        return URI.create(scheme + "://" + url.getRawAuthority() + base + path + "?" + query + parameter);
    }
}
