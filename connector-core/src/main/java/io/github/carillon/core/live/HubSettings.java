package io.github.carillon.core.live;

import io.github.carillon.core.value.Secret;
import java.net.URI;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How notes are pushed by a method of a hub.
 *
 * @param url the hub's address, {@code http} or {@code https}
 * @param token by which the hub knows us, or null where it does not ask
 * @param usersMethod the method {@code (users[], note)}
 * @param groupMethod the method {@code (group, note)}
 * @param timeout how long connecting may take, and how long the hub may take to confirm
 * @param tls whom to trust, or null for the certificate authorities that the platform trusts
 */
public record HubSettings(
        URI url,
        @Nullable Secret token,
        String usersMethod,
        String groupMethod,
        Duration timeout,
        @Nullable SSLContext tls) {

    /** With the platform's trust. */
    public HubSettings(URI url, @Nullable Secret token, String usersMethod, String groupMethod, Duration timeout) {
        this(url, token, usersMethod, groupMethod, timeout, null);
    }
}
