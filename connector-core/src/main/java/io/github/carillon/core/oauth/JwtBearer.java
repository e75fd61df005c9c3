package io.github.carillon.core.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.carillon.core.value.Json;
import io.github.carillon.core.value.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * By what a service account shows who it is: a token that it signs itself by RS256 (RFC 7523 section 2.1), in Google's
 * form, with the scope among the claims.
 *
 * @param tokenEndpoint where tokens are given
 * @param audience whom the signed token is for: the token endpoint as the account knows it
 * @param issuer the account's name, for Google its mail address
 * @param keyId which of the account's keys signs, or null
 * @param key that key
 * @param scope what the access token is to be good for
 * @see <a href="https://developers.google.com/identity/protocols/oauth2/service-account#httprest">Google's form</a>
 */
public record JwtBearer(
        URI tokenEndpoint,
        String audience,
        String issuer,
        @Nullable String keyId,
        RSAPrivateKey key,
        String scope) implements Grant {

    /** No server takes one that is to last longer; a shorter time would fail where a clock is wrong. */
    private static final Duration LIFE = Duration.ofHours(1);

    @Override
    public TokenForm form(Instant now) {
        return new TokenForm(
                Map.of("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"),
                "assertion",
                Secret.of(assertion(now)));
    }

    private String assertion(Instant now) {
        ObjectNode header = Json.object().put("alg", "RS256").put("typ", "JWT");
        if (keyId != null) {
            header.put("kid", keyId);
        }
        ObjectNode claims = Json.object()
                .put("iss", issuer)
                .put("scope", scope)
                .put("aud", audience)
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(LIFE).getEpochSecond());
        String content = encoded(Json.bytes(header)) + "." + encoded(Json.bytes(claims));
        return content + "." + encoded(signature(content));
    }

    private byte[] signature(String content) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK signs by RSA", impossible);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Shows nothing of the key. */
    @Override
    public String toString() {
        return "JwtBearer[" + issuer + "]";
    }
}
