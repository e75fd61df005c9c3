package io.github.carillon.app.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens by which a reader is let in. */
public final class HubTokens {

    static final String SECRET = "a-secret-of-at-least-thirty-two-bytes";

    private HubTokens() {}

    static String good(String tenant, String user) {
        return sign(tenant, user, Instant.now().plusSeconds(600), SECRET);
    }

    public static String sign(String tenant, String user, Instant until, String secret) {
        ObjectNode claims = JsonNodeFactory.instance
                .objectNode()
                .put("sub", user)
                .put("aud", "carillon-inbox")
                .put("exp", until.getEpochSecond());
        if (!tenant.isEmpty()) {
            claims.put("tenant", tenant);
        }
        String text = base64("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8))
                + "."
                + base64(claims.toString().getBytes(StandardCharsets.UTF_8));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return text + "." + base64(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What a token says, believed without a look at its signature. */
    static JsonNode claims(String token) {
        try {
            return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
