package io.github.carillon.testserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks who says that it sends (RFC 8292), against the JDK alone. */
final class VapidCheck {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Pattern HEADER = Pattern.compile(
            "vapid t=(?<head>[\\w-]+)\\.(?<claims>[\\w-]+)\\.(?<signature>[\\w-]+), ?k=(?<key>[\\w-]+)");

    private final Clock clock;

    VapidCheck(Clock clock) {
        this.clock = clock;
    }

    /** What is wrong with the header {@code Authorization}; empty where nothing is. */
    Optional<String> fault(String authorization, String service) {
        Matcher header = HEADER.matcher(authorization);
        if (!header.matches()) {
            return Optional.of("no VAPID credentials");
        }
        try {
            if (!json(header.group("head")).path("alg").asText().equals("ES256") || !isSigned(header)) {
                return Optional.of("the signature of the VAPID token is wrong");
            }
            return fault(json(header.group("claims")), service);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException unreadable) {
            return Optional.of("the VAPID token cannot be read");
        }
    }

    private Optional<String> fault(JsonNode claims, String service) {
        Instant now = clock.instant();
        Instant expiry = Instant.ofEpochSecond(claims.path("exp").asLong());
        if (!claims.path("aud").asText().equals(service)) {
            return Optional.of("aud of the VAPID token is another push service");
        }
        if (!expiry.isAfter(now) || expiry.isAfter(now.plus(LONGEST))) {
            return Optional.of("exp of the VAPID token is past, or too far ahead");
        }
        return claims.path("sub").asText().matches("mailto:.+@.+|https://.+")
                ? Optional.empty()
                : Optional.of("sub of the VAPID token names nobody");
    }

    private static boolean isSigned(Matcher header) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(PushReader.publicKey(bytes(header.group("key"))));
        signature.update((header.group("head") + "." + header.group("claims")).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(bytes(header.group("signature")));
    }

    private static JsonNode json(String part) throws IOException {
        return JSON.readTree(bytes(part));
    }

    private static byte[] bytes(String base64Url) {
        return Base64.getUrlDecoder().decode(base64Url);
    }
}
