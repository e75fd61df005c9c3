package io.github.carillon.core.webhook;

import io.github.carillon.core.value.Validated;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What we and a receiver share, by which it sees that a webhook is ours and as we wrote it: HMAC-SHA256 over the id, the
 * time of this attempt and the body, parted by dots. Its {@code toString} shows nothing of it. Immutable.
 *
 * <p>It is written as the specification has it, {@code whsec_} and 24 to 64 random bytes in base64; without the prefix
 * too, as the specification's own libraries read it. These take no other text for a secret, and so none is taken here.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks</a>
 */
final class SigningKey {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;
    private static final String REASON = "must be whsec_ and " + SHORTEST + " to " + LONGEST
            + " random bytes in base64, as Standard Webhooks has it";

    private final SecretKeySpec key;

    private SigningKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** Reads one; the reason of a refusal shows nothing of it. */
    static Validated<SigningKey> parse(String text) {
        String stripped = text.strip();
        try {
            byte[] bytes = Base64.getDecoder()
                    .decode(stripped.startsWith(PREFIX) ? stripped.substring(PREFIX.length()) : stripped);
            return bytes.length >= SHORTEST && bytes.length <= LONGEST
                    ? Validated.valid(new SigningKey(bytes))
                    : Validated.invalid(REASON);
        } catch (IllegalArgumentException noBase64) {
            return Validated.invalid(REASON);
        }
    }

    /**
     * The value of {@code webhook-signature}.
     *
     * @param id and time without a dot
     * @param second of this attempt, from 1970
     */
    String signature(String id, long second, byte[] body) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes((id + "." + second + ".").getBytes(StandardCharsets.US_ASCII));
        signed.writeBytes(body);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.toByteArray()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", impossible);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
