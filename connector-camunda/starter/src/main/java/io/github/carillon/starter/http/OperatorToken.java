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

    boolean exists() {
        return secret != null;
    }

    boolean isShownBy(HttpServletRequest request) {
        return secret != null
                && BearerToken.of(request)
                        .filter(token -> MessageDigest.isEqual(bytes(secret.reveal()), bytes(token)))
                        .isPresent();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
