package io.github.carillon.engines;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Opens inboxes, as the bell in Tasklist does (RFC 7515, HS256). */
final class InboxTokens {

    private static final long GOOD_FOR = 300;

    private final byte[] secret;

    InboxTokens(String secret) {
        this.secret = secret.getBytes(UTF_8);
    }

    /** @param tenant empty for none */
    String of(String user, String tenant) {
        String belongs = tenant.isEmpty() ? "" : ",\"tenant\":\"" + tenant + "\"";
        long end = Instant.now().getEpochSecond() + GOOD_FOR;
        String claims = "{\"sub\":\"" + user + "\",\"aud\":\"carillon-inbox\",\"exp\":" + end + belongs + "}";
        String signed = part("{\"alg\":\"HS256\"}".getBytes(UTF_8)) + "." + part(claims.getBytes(UTF_8));
        return signed + "." + part(signature(signed));
    }

    private byte[] signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every JVM has HmacSHA256", impossible);
        }
    }

    private static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
