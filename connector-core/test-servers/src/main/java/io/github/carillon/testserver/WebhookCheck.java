package io.github.carillon.testserver;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Looks at a webhook as its receiver does who shares a secret with the sender. */
final class WebhookCheck {

    private static final String VERSION = "v1,";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final byte[] key;
    private final Clock clock;

    WebhookCheck(String secret, Clock clock) {
        this.key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
        this.clock = clock;
    }

    /** Why it is not believed; empty where it is. */
    Optional<String> wrong(ServiceRequest request) {
        String id = request.header("webhook-id");
        String second = request.header("webhook-timestamp");
        if (id.isEmpty() || !second.matches("[0-9]{1,12}")) {
            return Optional.of("no id or no time");
        }
        Duration apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(second)), clock.instant());
        if (apart.abs().compareTo(TOLERANCE) > 0) {
            return Optional.of("too old or too new");
        }
        byte[] expected = signature(id + "." + second + ".", request.body());
        return Stream.of(request.header("webhook-signature").split(" ", -1))
                        .filter(signature -> signature.startsWith(VERSION))
                        .map(signature -> signature.substring(VERSION.length()).getBytes(StandardCharsets.UTF_8))
                        .anyMatch(signature -> MessageDigest.isEqual(signature, expected))
                ? Optional.empty()
                : Optional.of("no signature of ours");
    }

    private byte[] signature(String before, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(before.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encode(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", impossible);
        }
    }
}
