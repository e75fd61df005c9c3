package io.github.carillon.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the bell's page shows the inbox in place of somebody's login: a JWT (RFC 7519), good for a day. */
final class AppToken {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration GOOD_FOR = Duration.ofDays(1);

    private AppToken() {}

    /** For a user who administers devices too. */
    static String of(String user, String secret, Clock clock) {
        Instant now = clock.instant();
        ObjectNode claims = JsonNodeFactory.instance
                .objectNode()
                .put("sub", user)
                .put("aud", "carillon-inbox")
                .put("roles", BellSecret.ADMINISTRATOR)
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(GOOD_FOR).getEpochSecond());
        String signed = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + encoded(claims.toString());
        return signed + "." + signature(signed, secret);
    }

    private static String signature(String signed, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return encoded(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
