package io.github.carillon.core.sms;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.http.Response;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import io.github.carillon.core.http.RetryAfter;
import io.github.carillon.core.http.StillWanted.NoLongerWantedException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** Says what a call that did not end in an accepted message means for the delivery. Thread-safe. */
final class TwilioOutcomes {

    private static final int TOO_MANY_REQUESTS = 429;

    private final TwilioCodes codes = TwilioCodes.load();
    private final Clock clock;

    TwilioOutcomes(Clock clock) {
        this.clock = clock;
    }

    Outcome of(OneAttempt attempt, TwilioException failed) {
        Response answer = attempt.answer();
        if (answer != null) {
            return failed instanceof ApiException error && error.getCode() != null
                    ? numbered(answer, error.getCode(), Reasons.clean(error.getMessage()))
                    : unreadable(answer);
        }
        return attempt.wentOut() ? noAnswer(attempt.failure()) : notSent(attempt.failure());
    }

    /** An answer without one of Twilio's error numbers: whoever wrote it, it does not say whether a message was taken. */
    Outcome unreadable(Response answer) {
        int status = answer.getStatusCode();
        String code = "HTTP_" + status;
        return status == TOO_MANY_REQUESTS
                ? new Outcome.Deferred(code, "too many requests", retryAfter(answer))
                : new Outcome.Unknown(code, "the answer, with HTTP status " + status + ", could not be understood");
    }

    private Outcome numbered(Response answer, int number, String reason) {
        String code = Integer.toString(number);
        int status = answer.getStatusCode();
        if (status < 400 || status > 499) {
            return new Outcome.Unknown(code, reason);
        }
        if (status == TOO_MANY_REQUESTS) {
            return new Outcome.Deferred(code, reason, retryAfter(answer));
        }
        return switch (codes.of(number)) {
            case REFUSED -> new Outcome.Refused(code, reason);
            case MISCONFIGURED -> new Outcome.Misconfigured(code, reason);
            case SENDER -> new Outcome.Misconfigured(code, reason, Scope.SENDER);
            case PERMISSION -> new Outcome.Misconfigured(code, reason, Scope.MESSAGE);
            case RATE_LIMITED -> new Outcome.Deferred(code, reason, retryAfter(answer));
        };
    }

    private static Outcome noAnswer(@Nullable Exception failure) {
        return failure instanceof SocketTimeoutException
                ? new Outcome.Unknown("READ_TIMEOUT", "the answer did not come in time")
                : new Outcome.Unknown("NO_ANSWER", "the connection ended before the answer came" + kind(failure));
    }

    private static Outcome notSent(@Nullable Exception failure) {
        if (failure instanceof NoLongerWantedException) {
            return Delivery.notOurs();
        }
        return new Outcome.Deferred(
                "NO_CONNECTION", "could not connect to Twilio" + kind(failure), null, Scope.CONNECTION);
    }

    private @Nullable Duration retryAfter(Response answer) {
        Header[] headers = answer.getHeaders();
        return Stream.of(headers == null ? new Header[0] : headers)
                .filter(header -> HttpHeaders.RETRY_AFTER.equalsIgnoreCase(header.getName()))
                .flatMap(header -> RetryAfter.parse(header.getValue(), clock).stream())
                .findFirst()
                .orElse(null);
    }

    /** The kind of failure only: its text may hold what was sent or received. */
    private static String kind(@Nullable Exception failure) {
        return failure == null ? "" : " (" + failure.getClass().getSimpleName() + ")";
    }
}
