package io.github.carillon.testserver;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks a signature (AWS Signature Version 4) from the request as it arrived. */
final class SesSignature {

    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=(?<key>[^/]+)/(?<scope>[^,]+), SignedHeaders=(?<headers>[^,]+),"
                    + " Signature=(?<signature>[0-9a-f]{64})");
    private static final Duration LARGEST_SKEW = Duration.ofMinutes(15);

    private final Function<String, Optional<AwsKey>> keys;
    private final String region;
    private final Clock clock;

    SesSignature(Function<String, Optional<AwsKey>> keys, String region, Clock clock) {
        this.keys = keys;
        this.region = region;
        this.clock = clock;
    }

    /** The code of AWS's error, or empty when the signature is right. */
    Optional<String> wrong(ServiceRequest request) {
        Matcher parts = AUTHORIZATION.matcher(request.header("Authorization"));
        String time = request.header("X-Amz-Date");
        if (!parts.matches()) {
            return Optional.of("MissingAuthenticationTokenException");
        }
        Optional<AwsKey> key = keys.apply(parts.group("key"));
        if (key.isEmpty() || !key.get().token().equals(request.header("X-Amz-Security-Token"))) {
            return Optional.of("UnrecognizedClientException");
        }
        if (clock.instant().isAfter(key.get().until())) {
            return Optional.of("ExpiredTokenException");
        }
        if (!isNow(time)) {
            return Optional.of("RequestExpired");
        }
        String scope = time.substring(0, 8) + "/" + region + "/ses/aws4_request";
        boolean right = parts.group("scope").equals(scope)
                && parts.group("headers").contains("host")
                && parts.group("headers").contains("x-amz-date")
                && parts.group("signature").equals(signature(key.get(), request, parts.group("headers"), time, scope));
        return right ? Optional.empty() : Optional.of("InvalidSignatureException");
    }

    private boolean isNow(String time) {
        try {
            LocalDateTime at = LocalDateTime.parse(time, DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX"));
            Duration skew = Duration.between(at.toInstant(ZoneOffset.UTC), clock.instant());
            return skew.abs().compareTo(LARGEST_SKEW) < 0;
        } catch (DateTimeException none) {
            return false;
        }
    }

    private static String signature(AwsKey key, ServiceRequest request, String headers, String time, String scope) {
        StringBuilder canonical = new StringBuilder();
        canonical
                .append(request.method())
                .append('\n')
                .append(request.uri().getRawPath())
                .append("\n\n");
        for (String name : headers.split(";", -1)) {
            canonical.append(name).append(':').append(request.header(name)).append('\n');
        }
        canonical.append('\n').append(headers).append('\n').append(hash(request.body()));
        String toSign = "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n" + hash(bytes(canonical.toString()));
        byte[] signing = bytes("AWS4" + key.secret());
        for (String part : scope.split("/", -1)) {
            signing = hmac(signing, part);
        }
        return HexFormat.of().formatHex(hmac(signing, toSign));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
