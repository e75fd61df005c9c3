package io.github.carillon.testserver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives access tokens to one service account, for what it signs (RFC 7523), and knows those that are good. Looks at what
 * Google looks at. Thread-safe.
 */
final class GoogleTokens {

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Duration LIFE = Duration.ofSeconds(3599);
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final GoogleAccount account;
    private final String scope;
    private final Clock clock;
    private final Map<String, Instant> good = new ConcurrentHashMap<>();

    GoogleTokens(GoogleAccount account, String scope, Clock clock) {
        this.account = account;
        this.scope = scope;
        this.clock = clock;
    }

    Reply answer(ServiceRequest request) {
        Form form = Form.parse(request.text());
        if (!GRANT.equals(form.first("grant_type"))) {
            return error("unsupported_grant_type", "Invalid grant_type: " + form.first("grant_type"));
        }
        return wrong(form.first("assertion", ""))
                .map(mistake -> error("invalid_grant", mistake))
                .orElseGet(this::give);
    }

    boolean knows(String token) {
        Instant until = good.get(token);
        return until != null && clock.instant().isBefore(until);
    }

    void revokeAll() {
        good.clear();
    }

    private Reply give() {
        String token = "ya29." + UUID.randomUUID();
        good.put(token, clock.instant().plus(LIFE));
        return Reply.json(
                200,
                "{\"access_token\":\"" + token + "\",\"expires_in\":" + LIFE.toSeconds()
                        + ",\"token_type\":\"Bearer\"}");
    }

    private Optional<String> wrong(String assertion) {
        String[] parts = assertion.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.of("Invalid JWT: " + assertion);
        }
        JsonNode header = json(parts[0]);
        JsonNode claims = json(parts[1]);
        if (!header.path("alg").asText("").equals("RS256")
                || !header.path("kid").asText("").equals(account.keyId())
                || !isSigned(parts[0] + "." + parts[1], parts[2])) {
            return Optional.of("Invalid JWT Signature.");
        }
        if (!claims.path("iss").asText("").equals(account.clientEmail())) {
            return Optional.of("Invalid grant: account not found");
        }
        if (!claims.path("aud").asText("").equals(GoogleAccount.TOKEN_URI)) {
            return Optional.of("Invalid JWT: audience");
        }
        if (!claims.path("scope").asText("").equals(scope)) {
            return Optional.of("Invalid OAuth scope or ID token audience provided.");
        }
        return isShortLived(claims)
                ? Optional.empty()
                : Optional.of(
                        "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe.");
    }

    private boolean isShortLived(JsonNode claims) {
        Instant from = Instant.ofEpochSecond(claims.path("iat").asLong());
        Instant to = Instant.ofEpochSecond(claims.path("exp").asLong());
        Instant now = clock.instant();
        return !from.isAfter(now.plus(CLOCKS_APART)) && to.isAfter(now) && !to.isAfter(from.plus(Duration.ofHours(1)));
    }

    private boolean isSigned(String content, String signature) {
        try {
            Signature check = Signature.getInstance("SHA256withRSA");
            check.initVerify(account.keys().getPublic());
            check.update(content.getBytes(StandardCharsets.US_ASCII));
            return check.verify(Base64.getUrlDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static JsonNode json(String part) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            return JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | JsonProcessingException unreadable) {
            return JSON.missingNode();
        }
    }

    private static Reply error(String error, String text) {
        return Reply.json(400, "{\"error\":\"" + error + "\",\"error_description\":\"" + text + "\"}");
    }
}
