package io.github.carillon.sandbox;

import io.github.carillon.testserver.TwilioAnswer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code {status, retryAfter, body, mode, times}} as the way the Twilio test server answers next. */
final class TwilioAnswerReader {

    static final List<String> FIELDS = List.of("status", "retryAfter", "body", "mode", "times");

    private static final int CREATED = 201;
    private static final int FIRST_OTHER = 300;
    private static final int LAST = 599;
    private static final int DAY = 86_400;
    private static final int MOST = 1_000_000;

    private TwilioAnswerReader() {}

    static Optional<TwilioAnswer> read(JsonFields fields) {
        Integer status = fields.number("status", CREATED, LAST);
        Integer retryAfter = fields.number("retryAfter", 0, DAY);
        String body = fields.word("body", List.of("html", "empty"));
        String mode = fields.word("mode", List.of("drop", "slow"));
        Integer times = fields.number("times", 1, MOST);
        if (status != null && status != CREATED && status < FIRST_OTHER) {
            fields.wrong("status", "is " + status, "201, or a number from 300 to 599");
        }
        if (!fields.mistakes().isEmpty()) {
            return Optional.empty();
        }
        TwilioAnswer answer = status == null || status == CREATED ? TwilioAnswer.normal() : TwilioAnswer.status(status);
        answer = retryAfter == null ? answer : answer.retryAfter(retryAfter);
        answer = body == null ? answer : answer.with(TwilioAnswer.Body.valueOf(body.toUpperCase(Locale.ROOT)));
        answer = mode == null ? answer : answer.by(TwilioAnswer.Mode.valueOf(mode.toUpperCase(Locale.ROOT)));
        return Optional.of(times == null ? answer : answer.times(times));
    }
}
