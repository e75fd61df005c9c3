package io.github.carillon.core.live;

import io.github.carillon.core.http.HttpLimits;
import io.github.carillon.core.value.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How notes are pushed by an application's own address.
 *
 * @param url where to POST
 * @param header the header that the secret goes in by itself, or null for {@code Authorization: Bearer}
 * @param secret by which the application knows us, or null where it does not ask
 * @param limits of time and connections
 */
public record HttpSettings(
        URI url, @Nullable String header, @Nullable Secret secret, HttpLimits limits) {}
