package io.github.carillon.core.mailapi;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import io.github.carillon.core.delivery.ReplyText;
import io.github.carillon.core.http.HttpResult.Answer;
import io.github.carillon.core.http.PassingStatus;
import io.github.carillon.core.mailapi.ErrorCodes.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an answer that is not the one hoped for means for a delivery (RFC 9110 section 15). A 4xx says that the request
 * was not acted upon; a 5xx leaves that open, but for a 503 that says when to come again. A 4xx that does not say what
 * the service says with its errors came from something in between, such as a proxy: an operator must look.
 */
final class AnswerRules {

    private static final int TOO_LARGE = 413;

    private final String service;
    private final ErrorCodes codes;
    private final Clock clock;

    /**
     * @param service in a sentence
     * @param codes its error codes
     */
    AnswerRules(String service, ErrorCodes codes, Clock clock) {
        this.service = service;
        this.codes = codes;
        this.clock = clock;
    }

    /**
     * @param addresses those of the mail, which the service may repeat
     */
    Outcome outcome(Answer answer, ServiceError error, List<String> addresses) {
        String code = error.code().isEmpty() ? "HTTP_" + answer.status() : error.code();
        String reason = reason(answer, error, addresses);
        Optional<Kind> kind = kind(answer, error);
        if (kind.isEmpty()) {
            return new Outcome.Unknown(code, reason);
        }
        return switch (kind.get()) {
            case REFUSED -> new Outcome.Refused(code, reason);
            case MISCONFIGURED -> new Outcome.Misconfigured(code, reason);
            case SENDER -> new Outcome.Misconfigured(code, reason, Scope.SENDER);
            case PERMISSION -> new Outcome.Misconfigured(code, reason, Scope.MESSAGE);
            case DEFERRED -> new Outcome.Deferred(code, reason, retryAfter(answer), scope(answer));
        };
    }

    private String reason(Answer answer, ServiceError error, List<String> addresses) {
        return isForeign(answer, error)
                ? "the answer, with HTTP status " + answer.status() + ", is not one of " + service
                        + ": something in between gave it, such as a proxy, and nothing was sent"
                : (service + " answered " + answer.status() + " " + ReplyText.safe(error.text(), addresses)).strip();
    }

    /** A service names what is wrong with a request, unless it is too large for it to be read at all. */
    private static boolean isForeign(Answer answer, ServiceError error) {
        boolean denial = answer.status() >= 400 && answer.status() < 500 && !PassingStatus.is(answer.status());
        return denial && answer.status() != TOO_LARGE && error.isEmpty();
    }

    /** Empty where nobody knows whether the mail was taken. */
    private Optional<Kind> kind(Answer answer, ServiceError error) {
        int status = answer.status();
        // a service may tell its limits in any answer, whatever became of the mail
        if (PassingStatus.is(status)
                || (status == 503 && answer.retryAfter(clock).isPresent())) {
            return Optional.of(Kind.DEFERRED);
        }
        if (status >= 400 && status < 500) {
            return isForeign(answer, error)
                    ? Optional.of(Kind.MISCONFIGURED)
                    : Optional.of(denial(status, codes.find(error.code()).orElseGet(() -> byStatus(status))));
        }
        // a redirect is not followed: the address is wrong
        return status >= 300 && status < 400 ? Optional.of(Kind.MISCONFIGURED) : Optional.empty();
    }

    /** Whoever is not let in, or may not do this, is no recipient's fault, whatever the code. */
    private static Kind denial(int status, Kind kind) {
        return kind == Kind.REFUSED && (status == 401 || status == 403) ? byStatus(status) : kind;
    }

    private static Kind byStatus(int status) {
        return switch (status) {
            case 401, 402, 404, 405, 406, 407, 415 -> Kind.MISCONFIGURED;
            // perhaps this sender alone may not
            case 403 -> Kind.SENDER;
            default -> Kind.REFUSED;
        };
    }

    /** A server error is everybody's, too many requests are this one's. */
    private static Scope scope(Answer answer) {
        return answer.status() >= 500 ? Scope.CONNECTION : Scope.MESSAGE;
    }

    private @Nullable Duration retryAfter(Answer answer) {
        return answer.retryAfter(clock)
                .or(() -> answer.header("X-RateLimit-Reset").flatMap(this::until))
                .orElse(null);
    }

    /** Some say at which second, counted from 1970. */
    private Optional<Duration> until(String second) {
        if (!second.matches("[0-9]{1,12}")) {
            return Optional.empty();
        }
        Duration wait = Duration.between(clock.instant(), Instant.ofEpochSecond(Long.parseLong(second)));
        return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    }
}
