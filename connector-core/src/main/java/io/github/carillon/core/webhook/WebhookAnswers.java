package io.github.carillon.core.webhook;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import io.github.carillon.core.delivery.ReplyText;
import io.github.carillon.core.http.HttpResult.Answer;
import io.github.carillon.core.http.PassingStatus;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver's answer means for a delivery (RFC 9110 section 15): 2xx that it was taken, 4xx that it was not, and 5xx
 * leaves that open, but for a 503 that says when to come again. A redirect is not followed: who is told, the operator
 * says.
 */
final class WebhookAnswers {

    private final URI url;
    private final Clock clock;

    /**
     * @param url the receiver's, which it may repeat
     */
    WebhookAnswers(URI url, Clock clock) {
        this.url = url;
        this.clock = clock;
    }

    /**
     * @param id the message's
     */
    Outcome outcome(Answer answer, String id) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return new Outcome.Accepted(id, null);
        }
        String code = "HTTP_" + status;
        String reason = (url.getHost() + " answered " + status + " " + said(answer.body())).strip();
        if (PassingStatus.is(status)) {
            return new Outcome.Deferred(code, reason, wait(answer));
        }
        if (status == 503 && wait(answer) != null) {
            return new Outcome.Deferred(code, reason, wait(answer), Scope.CONNECTION);
        }
        if (status >= 500 || status < 200) {
            return new Outcome.Unknown(code, reason);
        }
        return status < 400 || isDenial(status)
                ? new Outcome.Misconfigured(code, reason)
                : new Outcome.Refused(code, reason);
    }

    /** Whether the receiver does not let us in, for want of a good signature, of payment, or by way of a proxy. */
    private static boolean isDenial(int status) {
        return status == 401 || status == 402 || status == 403 || status == 407;
    }

    private @Nullable Duration wait(Answer answer) {
        return answer.retryAfter(clock).orElse(null);
    }

    /** The first line, or all of what is JSON, unless it is a page's; without the address, which may be a secret. */
    private String said(String body) {
        String text = body.strip();
        if (text.startsWith("<")) {
            return "";
        }
        String told = text.startsWith("{") ? text : text.lines().findFirst().orElse("");
        for (String part : parts()) {
            told = told.replace(part, "***");
        }
        return ReplyText.safe(told, List.of());
    }

    private List<String> parts() {
        return Stream.of(url.getRawQuery(), url.getRawPath())
                .filter(part -> part != null && part.length() > 1)
                .toList();
    }
}
