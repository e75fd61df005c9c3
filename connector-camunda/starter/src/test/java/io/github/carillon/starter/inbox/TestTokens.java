package io.github.carillon.starter.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens, made by hand (RFC 7515), so that the ones who read them are judged by others. */
public final class TestTokens {

    public static final String SECRET = "a-secret-of-at-least-thirty-two-bytes";
    static final String AUDIENCE = "carillon-inbox";

    private TestTokens() {}

    /** Good claims of a user, without a tenant. */
    public static Map<String, Object> claims(String user, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", user);
        claims.put("aud", AUDIENCE);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plusSeconds(300).getEpochSecond());
        return claims;
    }

    public static Map<String, Object> with(Map<String, Object> claims, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(claims);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return changed;
    }

    public static String good(String tenant, String user) {
        Map<String, Object> claims = claims(user, Instant.now());
        return bySecret(tenant.isEmpty() ? claims : with(claims, "tenant", tenant), SECRET);
    }

    public static String bySecret(Map<String, Object> claims, String secret) {
        return signed(
                Map.of("alg", "HS256", "typ", "JWT"),
                claims,
                text -> mac(text, secret.getBytes(StandardCharsets.UTF_8)));
    }

    static String byKey(Map<String, Object> claims, PrivateKey key, String id) {
        return byKey(claims, key, id, "RS256");
    }

    static String byKey(Map<String, Object> claims, PrivateKey key, String id, String algorithm) {
        return signed(
                Map.of("alg", algorithm, "typ", "at+jwt", "kid", id), claims, text -> signature(text, key, algorithm));
    }

    static String unsigned(Map<String, Object> claims) {
        return signed(Map.of("alg", "none"), claims, text -> new byte[0]);
    }

    /** What a token says, believed without a look at its signature. */
    public static JsonNode read(String token) {
        try {
            return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static String signed(Map<String, Object> header, Map<String, Object> claims, Signer signer) {
        String text = base64(json(header)) + "." + base64(json(claims));
        try {
            return text + "." + base64(signer.sign(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] mac(byte[] text, byte[] key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** By the algorithm as RFC 7518 names it. */
    static byte[] signature(byte[] text, PrivateKey key, String algorithm) throws GeneralSecurityException {
        String digest = "SHA" + algorithm.substring(2);
        Signature signature = Signature.getInstance(
                switch (algorithm.substring(0, 2)) {
                    case "ES" -> digest + "withECDSAinP1363Format";
                    case "PS" -> "RSASSA-PSS";
                    default -> digest + "withRSA";
                });
        if (algorithm.startsWith("PS")) {
            int bits = Integer.parseInt(algorithm.substring(2));
            signature.setParameter(new PSSParameterSpec(
                    "SHA-" + bits, "MGF1", new MGF1ParameterSpec("SHA-" + bits), bits / Byte.SIZE, 1));
        }
        signature.initSign(key);
        signature.update(text);
        return signature.sign();
    }

    private static byte[] json(Map<String, Object> members) {
        try {
            return new ObjectMapper().writeValueAsBytes(members);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Makes a signature. */
    interface Signer {
        byte[] sign(byte[] text) throws GeneralSecurityException;
    }
}
