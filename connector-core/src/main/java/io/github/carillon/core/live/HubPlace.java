package io.github.carillon.core.live;

import io.github.carillon.core.http.UrlPath;
import io.github.carillon.core.http.Urls;
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
        return UrlPath.of("negotiate").with("negotiateVersion", "1").below(url);
    }

    /** Where a WebSocket leads to this connection. */
    URI socket(String connection) {
        return Urls.by(
                url.getScheme().equals("https") ? "wss" : "ws",
                UrlPath.of().with("id", connection).below(url));
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
}
