package io.github.carillon.core.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.carillon.core.value.Json;
import io.github.carillon.core.value.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A JSON Web Token with HMAC and SHA-256 (RFC 7515, RFC 7518 section 3.2), by which Azure SignalR knows us. */
final class AzureToken {

    private static final String ALGORITHM = "HmacSHA256";

    private AzureToken() {}

    /**
     * @param audience the address that it is for, as it is called but for the query
     * @param user whom a client's connection belongs to; null where we call ourselves
     */
    static String sign(Secret key, String audience, @Nullable String user, Instant from, Instant until) {
        ObjectNode claims = Json.object()
                .put("aud", audience)
                .put("iat", from.getEpochSecond())
                .put("nbf", from.getEpochSecond())
                .put("exp", until.getEpochSecond());
        if (user != null) {
            claims.put("nameid", user);
        }
        String signed = part("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + part(claims.toString());
        return signed + "." + base64(hmac(key, signed));
    }

    private static byte[] hmac(Secret key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException none) {
            throw new IllegalStateException("every Java has HmacSHA256", none);
        }
    }

    private static String part(String json) {
        return base64(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
