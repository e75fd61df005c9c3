package io.github.carillon.starter.http;

import io.github.carillon.core.value.Secret;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The bearer token (RFC 6750) by which an operator shows who they are.
 *
 * @param secret null where there is none
 */
record OperatorToken(@Nullable Secret secret) {

    private static final String SCHEME = "Bearer ";

    boolean exists() {
        return secret != null;
    }

    boolean isShownBy(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return secret != null
                && header != null
                && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        bytes(secret.reveal()),
                        bytes(header.substring(SCHEME.length()).strip()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
