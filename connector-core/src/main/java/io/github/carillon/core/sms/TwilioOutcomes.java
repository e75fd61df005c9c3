package io.github.carillon.core.sms;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import io.github.carillon.core.http.HttpResult;
import io.github.carillon.core.http.HttpResult.Answer;
import java.time.Clock;

/** Says what a call that did not end in an accepted message means for the delivery. Thread-safe. */
final class TwilioOutcomes {

    private static final int TOO_MANY_REQUESTS = 429;

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
        return failed instanceof ApiException error && error.getCode() != null
                ? numbered(answer, error.getCode(), Reasons.clean(error.getMessage()))
                : unreadable(answer);
    }

    /** An answer without one of Twilio's error numbers: whoever wrote it, it does not say whether a message was taken. */
    Outcome unreadable(Answer answer) {
        int status = answer.status();
        String code = "HTTP_" + status;
        return status == TOO_MANY_REQUESTS
                ? new Outcome.Deferred(
                        code, "too many requests", answer.retryAfter(clock).orElse(null))
                : new Outcome.Unknown(code, "the answer, with HTTP status " + status + ", could not be understood");
    }

    private Outcome numbered(Answer answer, int number, String reason) {
        String code = Integer.toString(number);
        int status = answer.status();
        if (status < 400 || status > 499) {
            return new Outcome.Unknown(code, reason);
        }
        if (status == TOO_MANY_REQUESTS) {
            return new Outcome.Deferred(code, reason, answer.retryAfter(clock).orElse(null));
        }
        return switch (codes.of(number)) {
            case REFUSED -> new Outcome.Refused(code, reason);
            case MISCONFIGURED -> new Outcome.Misconfigured(code, reason);
            case SENDER -> new Outcome.Misconfigured(code, reason, Scope.SENDER);
            case PERMISSION -> new Outcome.Misconfigured(code, reason, Scope.MESSAGE);
            case RATE_LIMITED ->
                new Outcome.Deferred(code, reason, answer.retryAfter(clock).orElse(null));
        };
    }
}
