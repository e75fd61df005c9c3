package io.github.carillon.bell;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens that say to the inbox for whom the plugin asks: JWT (RFC 7519), HS256, good for a minute. */
final class InboxToken {

    static final String AUDIENCE = "carillon-inbox";
    static final Duration GOOD_FOR = Duration.ofSeconds(60);

    private static final String ALGORITHM = "HmacSHA256";
    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

    private final Key key;
    private final Clock clock;

    InboxToken(String secret, Clock clock) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.clock = clock;
    }

    /** @param tenant the tenant's id, or empty */
    String of(String user, String tenant) {
        Instant now = clock.instant();
        String claims = "{\"sub\":" + Json.text(user)
                + (tenant.isEmpty() ? "" : ",\"tenant\":" + Json.text(tenant))
                + ",\"aud\":" + Json.text(AUDIENCE)
                + ",\"iat\":" + now.getEpochSecond()
                + ",\"exp\":" + now.plus(GOOD_FOR).getEpochSecond() + "}";
        String signed = encoded(HEADER.getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(claims.getBytes(StandardCharsets.UTF_8));
        return signed + "." + encoded(signature(signed));
    }

    private byte[] signature(String signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
