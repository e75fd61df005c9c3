package io.github.carillon.core.twilio;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import io.github.carillon.core.http.HttpResult;
import io.github.carillon.core.http.HttpResult.Answer;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what a call that did not end in an accepted message means for the delivery. Thread-safe. */
final class TwilioOutcomes {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int REQUEST_TIMEOUT = 408;

    /** Said before anything was done (RFC 8470, RFC 6585). */
    private static final Set<Integer> LATER = Set.of(425, 429);

    /** Twilio's own numbers have five digits or more; what is smaller is a gateway's HTTP status once more. */
    private static final int LEAST_NUMBER = 10_000;

    private final TwilioCodes codes = TwilioCodes.load();
    private final Clock clock;

    TwilioOutcomes(Clock clock) {
        this.clock = clock;
    }

    Outcome of(OneAttempt attempt, TwilioException failed) {
        return attempt.result()
                .map(result -> result.match(answer -> of(answer, failed), HttpResult.NoAnswer::outcome))
                .orElseGet(() -> new Outcome.Deferred("NO_REQUEST", "twilio-java made no request", null));
    }

    private Outcome of(Answer answer, TwilioException failed) {
        return failed instanceof ApiException error && isTwilios(error.getCode())
                ? numbered(answer, error.getCode(), Reasons.clean(error.getMessage()))
                : unreadable(answer);
    }

    private static boolean isTwilios(@Nullable Integer number) {
        return number != null && number >= LEAST_NUMBER;
    }

    /**
     * An answer without one of Twilio's error numbers. A 4xx came from something in between, which passed nothing on; of
     * any other nobody knows whether the message was taken.
     */
    Outcome unreadable(Answer answer) {
        int status = answer.status();
        String code = "HTTP_" + status;
        if (LATER.contains(status)) {
            return new Outcome.Deferred(
                    code,
                    "HTTP status " + status + ": nothing was sent, and later may work",
                    answer.retryAfter(clock).orElse(null));
        }
        return isDenial(status)
                ? new Outcome.Misconfigured(
                        code,
                        "the answer, with HTTP status " + status + ", is not Twilio's: something in between gave it,"
                                + " such as a proxy, and nothing was sent")
                : new Outcome.Unknown(code, "the answer, with HTTP status " + status + ", could not be understood");
    }

    /** Whether it says that nothing was done; a 408 may be that of a gateway that waited for Twilio's answer. */
    private static boolean isDenial(int status) {
        return status >= 400 && status <= 499 && status != REQUEST_TIMEOUT;
    }

    private Outcome numbered(Answer answer, int number, String reason) {
        String code = Integer.toString(number);
        int status = answer.status();
        if (!isDenial(status)) {
            return new Outcome.Unknown(code, reason);
        }
        if (LATER.contains(status)) {
            return new Outcome.Deferred(code, reason, answer.retryAfter(clock).orElse(null));
        }
        return switch (codes.of(number)) {
            case REFUSED -> refusedOrDenied(code, reason, status, codes.knows(number));
            case MISCONFIGURED -> new Outcome.Misconfigured(code, reason, Scope.ACCOUNT);
            case SENDER -> new Outcome.Misconfigured(code, reason, Scope.SENDER);
            case PERMISSION -> new Outcome.Misconfigured(code, reason, Scope.MESSAGE);
            case RATE_LIMITED ->
                new Outcome.Deferred(code, reason, answer.retryAfter(clock).orElse(null));
        };
    }

    /** Whoever is not let in, or may not do this, is no recipient's fault, whatever the number. */
    private static Outcome refusedOrDenied(String code, String reason, int status, boolean known) {
        if (status != UNAUTHORIZED && status != FORBIDDEN) {
            return new Outcome.Refused(code, reason);
        }
        Scope forbidden = known ? Scope.MESSAGE : Scope.SENDER;
        return new Outcome.Misconfigured(code, reason, status == UNAUTHORIZED ? Scope.ACCOUNT : forbidden);
    }
}
