package io.github.carillon.core.oauth;

import java.net.URI;
import java.time.Instant;

/** By what a service shows who it is, to be given an access token (RFC 6749 section 4). Immutable. */
public sealed interface Grant permits ClientCredentials, JwtBearer {

    /** Where tokens are given. */
    URI tokenEndpoint();

    /**
     * What is sent there.
     *
     * @param now when it is sent
     */
    TokenForm form(Instant now);
}
