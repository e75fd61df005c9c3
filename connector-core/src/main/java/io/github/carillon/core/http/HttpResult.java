package io.github.carillon.core.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.core.delivery.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What came of a call: an answer, whatever it says, or none. */
public sealed interface HttpResult {

    <R> R match(Function<Answer, R> answered, Function<NoAnswer, R> unanswered);

    /**
     * A whole answer.
     *
     * @param status such as 202
     * @param headers by name, in any case; of several with one name the first
     * @param body as text, of which at most 1 MB
     */
    record Answer(int status, Map<String, String> headers, String body) implements HttpResult {

        private static final ObjectMapper JSON = new ObjectMapper();

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        /** How long the server asks to be left alone, if it does so by {@link RetryAfter}. */
        public Optional<Duration> retryAfter(Clock clock) {
            return header("Retry-After").flatMap(value -> RetryAfter.parse(value, clock));
        }

        /** What the body says; an empty object where it is not JSON, as that of a proxy. */
        public JsonNode json() {
            try {
                JsonNode node = JSON.readTree(body);
                return node == null ? JSON.createObjectNode() : node;
            } catch (JsonProcessingException none) {
                return JSON.createObjectNode();
            }
        }

        @Override
        public <R> R match(Function<Answer, R> answered, Function<NoAnswer, R> unanswered) {
            return answered.apply(this);
        }

        /** Shows the status only. */
        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }

    /**
     * No answer.
     *
     * @param outcome what it means for a delivery: {@link Outcome.Unknown} when the whole request went out, {@link
     *     Outcome.Refused} when a guard allows no connection to the server, and else {@link Outcome.Deferred} or {@link
     *     Outcome.Misconfigured}
     */
    record NoAnswer(Outcome outcome) implements HttpResult {
        @Override
        public <R> R match(Function<Answer, R> answered, Function<NoAnswer, R> unanswered) {
            return unanswered.apply(this);
        }
    }
}
