package io.github.carillon.core.live;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import io.github.carillon.core.http.HttpResult.Answer;
import io.github.carillon.core.http.PassingStatus;
import io.github.carillon.core.message.Note;
import java.time.Clock;
import java.time.Duration;

/**
 * What an answer means for a push (RFC 9110 section 15). What it says in words is not repeated, since it may hold the
 * note. After a 5xx the note may have been pushed; it is pushed again, because its clients fold it.
 */
final class LiveAnswers {

    private final String service;
    private final Clock clock;

    /**
     * @param service in a sentence
     */
    LiveAnswers(String service, Clock clock) {
        this.service = service;
        this.clock = clock;
    }

    Outcome outcome(Answer answer, Note note) {
        int status = answer.status();
        return status >= 200 && status < 300 ? new Outcome.Accepted(note.id(), null) : failure(answer);
    }

    /** Of an answer that is not the one hoped for. */
    Outcome failure(Answer answer) {
        int status = answer.status();
        String code = "HTTP_" + status;
        String reason = service + " answered " + status;
        Duration wait = answer.retryAfter(clock).orElse(null);
        if (PassingStatus.is(status)) {
            return new Outcome.Deferred(code, reason, wait);
        }
        return switch (status) {
            case 400, 409, 410, 413, 422 -> new Outcome.Refused(code, reason);
            // a token, an address or a proxy that an operator must repair; a redirect is not followed
            default ->
                status >= 500
                        ? new Outcome.Deferred(code, reason, wait, Scope.CONNECTION)
                        : new Outcome.Misconfigured(code, reason);
        };
    }
}
