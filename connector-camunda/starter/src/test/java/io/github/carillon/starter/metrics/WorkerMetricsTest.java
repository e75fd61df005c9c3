package io.github.carillon.starter.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Outcome;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class WorkerMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final WorkerMetrics metrics = new WorkerMetrics(registry);

    @Test
    void deliveries_are_counted_by_topic_connection_and_outcome() {
        metrics.delivered("sendmessage", "text", new Outcome.Accepted("SM1", "queued"), Duration.ofMillis(30));
        metrics.delivered("sendmessage", "text", new Outcome.Accepted("SM2", "queued"), Duration.ofMillis(50));
        metrics.delivered("sendmessage", "text", new Outcome.Deferred("429", "later", null), Duration.ofMillis(1));

        assertThat(registry.get("carillon.deliveries")
                        .tags("topic", "sendmessage", "connection", "text", "outcome", "accepted")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("carillon.delivery.time")
                        .tags("topic", "sendmessage", "connection", "text", "outcome", "accepted")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(80);
        assertThat(registry.get("carillon.deliveries")
                        .tags("outcome", "deferred")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void each_outcome_has_a_word_of_its_own() {
        metrics.delivered("t", "c", new Outcome.Accepted("1", null), Duration.ZERO);
        metrics.delivered("t", "c", new Outcome.Refused("1", "r"), Duration.ZERO);
        metrics.delivered("t", "c", new Outcome.Misconfigured("1", "r"), Duration.ZERO);
        metrics.delivered("t", "c", new Outcome.Deferred("1", "r", null), Duration.ZERO);
        metrics.delivered("t", "c", new Outcome.Unknown("1", "r"), Duration.ZERO);

        assertThat(registry.find("carillon.deliveries").counters())
                .extracting(counter -> counter.getId().getTag("outcome"))
                .containsExactlyInAnyOrder("accepted", "refused", "misconfigured", "deferred", "unknown");
    }

    @Test
    void tasks_are_counted_by_topic_and_answer() {
        metrics.answered("send-notification", "complete", Duration.ofMillis(120));

        assertThat(registry.get("carillon.tasks")
                        .tags("topic", "send-notification", "answer", "complete")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("carillon.task.time")
                        .tags("topic", "send-notification", "answer", "complete")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(120);
    }

    @Test
    void failovers_are_counted_by_the_connections_they_are_from_and_to() {
        metrics.failedOver("main", "backup");
        metrics.failedOver("main", "backup");

        assertThat(registry.get("carillon.failovers")
                        .tags("from", "main", "to", "backup")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void a_connection_that_is_left_alone_is_seen_until_it_works_again() {
        metrics.opened("main", new Outcome.Misconfigured("5.7.8", "wrong password"));
        assertThat(registry.get("carillon.breaker.open")
                        .tags("connection", "main")
                        .gauge()
                        .value())
                .isEqualTo(1);

        metrics.closed("main");
        assertThat(registry.get("carillon.breaker.open")
                        .tags("connection", "main")
                        .gauge()
                        .value())
                .isZero();
        assertThat(registry.get("carillon.breaker.openings")
                        .tags("connection", "main")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void nothing_of_a_message_is_in_a_tag() {
        metrics.delivered("t", "c", new Outcome.Accepted("<id@example.org>", "queued"), Duration.ZERO);
        metrics.delivered("t", "c", new Outcome.Refused("5.1.1", "a***@example.org is unknown"), Duration.ZERO);

        assertThat(registry.getMeters())
                .extracting(Meter::getId)
                .flatExtracting(Meter.Id::getTags)
                .noneMatch(tag -> tag.getValue().contains("example.org"));
    }
}
