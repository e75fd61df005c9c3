package io.github.carillon.core.webhook;

import io.github.carillon.core.connection.WebhookConnection;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Failure;
import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.http.HttpCall;
import io.github.carillon.core.http.HttpCaller;
import io.github.carillon.core.http.HttpResult.NoAnswer;
import io.github.carillon.core.message.WebhookMessage;
import io.github.carillon.core.value.Json;
import java.time.Clock;
import java.util.Map;

/**
 * Tells a system by webhooks: one signed POST for each. What repeats a message has the same {@code webhook-id}, and the
 * time and signature of its own attempt. May be called from any thread; keeps connections open and is closed when no
 * longer needed.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks</a>
 */
final class WebhookChannel implements WebhookConnection {

    private final WebhookSettings settings;
    private final HttpCaller caller;
    private final WebhookAnswers answers;
    private final Clock clock;

    /** Connects to nothing yet. */
    WebhookChannel(WebhookSettings settings, Clock clock) {
        this.settings = settings;
        this.caller = new HttpCaller(settings.limits());
        this.answers = new WebhookAnswers(settings.url(), clock);
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "webhook";
    }

    @Override
    public Outcome send(Delivery<WebhookMessage> delivery) {
        WebhookMessage message = delivery.message();
        byte[] body = Json.bytes(message.body());
        HttpCall call = HttpCall.post(settings.url(), headers(message.id(), body), body);
        return caller.call(call.onlyIf(delivery.ours()))
                .match(answer -> answers.outcome(answer, message.id()), NoAnswer::outcome);
    }

    /** Opens a connection and asks for nothing: whatever is sent to a webhook may be taken for a message. */
    @Override
    public Health check() {
        String system = settings.url().getHost();
        return caller.reach(settings.url())
                .flatMap(Failure::of)
                .map(failure -> new Health(false, system + ": " + failure.sentence()))
                .orElseGet(() -> new Health(
                        true, system + " is there; whether it takes the signature it says with the first message"));
    }

    /** Closes the connections. */
    @Override
    public void close() {
        caller.close();
    }

    private Map<String, String> headers(String id, byte[] body) {
        long second = clock.instant().getEpochSecond();
        return Map.of(
                "Content-Type",
                "application/json; charset=utf-8",
                "webhook-id",
                id,
                "webhook-timestamp",
                String.valueOf(second),
                "webhook-signature",
                settings.secret().signature(id, second, body));
    }
}
