package io.github.carillon.core.webpush;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import io.github.carillon.core.delivery.ReplyText;
import io.github.carillon.core.device.Device;
import io.github.carillon.core.device.DeviceKind;
import io.github.carillon.core.http.HttpResult.Answer;
import io.github.carillon.core.http.PassingStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a push service's answer means for a delivery (RFC 8030, sections 5 to 8). Whichever device it is for names its
 * push service, so that nothing that one says is true of more than this device.
 */
final class PushAnswers {

    /** Some push services say that they took it by another 2xx than 201. */
    private static final Set<Integer> TAKEN = Set.of(200, 201, 202);

    private static final int CREATED = 201;
    private static final int REDIRECT = 300;
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    /** Whoever registers a device names its push service, which must not put a task off for days. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** A request may be malformed by what it says of who sends. */
    private static final Pattern SENDER = Pattern.compile("(?i)vapid|jwt|token|authori[sz]ation|credential|crypto-key");

    private final Clock clock;

    PushAnswers(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param id what the push is known by
     */
    Outcome outcome(DeviceKind kind, Endpoint endpoint, Answer answer, String id) {
        int status = answer.status();
        if (status == CREATED || (TAKEN.contains(status) && kind != DeviceKind.UNIFIED_PUSH)) {
            return new Outcome.Accepted(id, null);
        }
        String code = "HTTP_" + status;
        String reason = reason(answer, endpoint);
        Optional<Duration> wait =
                answer.retryAfter(clock).map(asked -> asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked);
        if (PassingStatus.is(status) || status == UNAVAILABLE || (status >= SERVER_ERROR && wait.isPresent())) {
            return new Outcome.Deferred(code, reason, wait.orElse(null));
        }
        if (status >= SERVER_ERROR) {
            // perhaps it was taken; once more does no harm, since it replaces the first
            return new Outcome.Unknown(code, reason, Scope.MESSAGE);
        }
        return status >= CLIENT_ERROR ? denied(status, code, reason) : notAPushService(status, code);
    }

    private static Outcome denied(int status, String code, String reason) {
        return switch (status) {
            case 404, 410 -> new Outcome.Refused(Device.GONE, reason + ": the device's subscription has ended");
            case 413 -> new Outcome.Refused(WebPushChannel.TEXT_TOO_LONG, reason);
            case 401, 403 -> sender(code, reason);
            case 400 -> SENDER.matcher(reason).find() ? sender(code, reason) : new Outcome.Refused(code, reason);
            default -> new Outcome.Refused(code, reason);
        };
    }

    /**
     * It may be our keys, and it may be whatever the one who registered the device has brought: an alarm for the
     * operator would be theirs to raise.
     */
    private static Outcome sender(String code, String reason) {
        return new Outcome.Refused(
                code,
                reason + ": a device that was registered with another public key has to be registered anew; if all are"
                        + " refused so, look at the connection's keys and subject");
    }

    private static Outcome notAPushService(int status, String code) {
        String what = status >= REDIRECT
                ? "redirects (" + status + "), which is not followed: the device's endpoint must be the last address"
                : "answered " + status + ", where a push that was taken is answered with 201";
        return new Outcome.Refused(code, "the push service " + what);
    }

    /** A page for people says nothing that helps. */
    private static String reason(Answer answer, Endpoint endpoint) {
        JsonNode json = answer.json();
        String said = json.path("message")
                .asText(json.path("reason").asText(json.path("error").asText("")));
        String text = said.isEmpty() && !answer.body().stripLeading().startsWith("<") && json.isEmpty()
                ? answer.body()
                : said;
        String safe = ReplyText.safe(endpoint.removedFrom(text), List.of());
        return ("the push service answered " + answer.status() + " " + safe).strip();
    }

    /**
     * What came of a call without an answer. A name that nobody knows or a certificate that is not trusted is no
     * operator's business either: whoever registers a device names its push service.
     */
    static Outcome unanswered(Outcome outcome) {
        return outcome.match(
                accepted -> accepted,
                refused -> refused,
                broken -> new Outcome.Deferred(broken.code(), broken.reason(), null),
                deferred -> new Outcome.Deferred(deferred.code(), deferred.reason(), deferred.retryAfter()),
                unknown -> new Outcome.Unknown(unknown.code(), unknown.reason(), Scope.MESSAGE));
    }
}
