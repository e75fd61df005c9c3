package io.github.carillon.testserver;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a push service checks of a push before it takes it (RFC 8030, RFC 8292). */
final class PushRules {

    private static final int LARGEST = 4096;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED = 415;
    private static final int BAD = 400;
    private static final String TOPIC = "[A-Za-z0-9_-]{0,32}";
    private static final Set<String> URGENCIES = Set.of("", "very-low", "low", "normal", "high");

    private final VapidCheck vapid;

    PushRules(Clock clock) {
        this.vapid = new VapidCheck(clock);
    }

    /**
     * @param service the push service's origin
     * @param onlyKey the one public key that may sign, or null
     */
    Optional<Wrong> wrong(ServiceRequest request, URI service, @Nullable String onlyKey) {
        if (!request.method().equals("POST")) {
            return wrong(405, "POST only");
        }
        if (request.body().length > LARGEST) {
            return wrong(TOO_LARGE, "too large");
        }
        if (!request.header("Content-Encoding").equals("aes128gcm")) {
            return wrong(UNSUPPORTED, "aes128gcm only");
        }
        if (!request.header("TTL").matches("[0-9]{1,8}")) {
            return wrong(BAD, "TTL is missing");
        }
        if (!request.header("Topic").matches(TOPIC) || !URGENCIES.contains(request.header("Urgency"))) {
            return wrong(BAD, "Topic or Urgency is malformed");
        }
        return sender(request.header("Authorization"), service, onlyKey);
    }

    private Optional<Wrong> sender(String authorization, URI service, @Nullable String onlyKey) {
        Optional<String> fault = vapid.fault(authorization, service.toString());
        if (fault.isPresent()) {
            return wrong(UNAUTHORIZED, fault.get());
        }
        return onlyKey == null || authorization.contains("k=" + onlyKey)
                ? Optional.empty()
                : wrong(FORBIDDEN, "the VAPID credentials are not those of the subscription");
    }

    private static Optional<Wrong> wrong(int status, String message) {
        return Optional.of(new Wrong(status, message));
    }

    /** Why a push is not taken. */
    record Wrong(int status, String message) {}
}
