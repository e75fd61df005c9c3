package io.github.carillon.worker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.worker.engine.Engine;
import io.github.carillon.worker.engine.EngineAccess;
import io.github.carillon.worker.engine.EngineTasks;
import io.github.carillon.worker.engine.Fetched;
import io.github.carillon.worker.engine.RealEngine;
import io.github.carillon.worker.engine.TopicSubscription;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** On a real engine that lets each worker's name wait once. */
final class RestTasksTest {

    private static final Engine ENGINE = new RestEngine(RealEngine.shared().rest(), EngineAccess.none());
    private static final Fetched NOTHING = new Fetched.Read(List.of());

    private final String worker = "worker-" + UUID.randomUUID();

    @Test
    void the_topics_of_a_worker_wait_in_the_engine_side_by_side() {
        try (EngineTasks patient = waiting(2_000, "topic-patient");
                EngineTasks hasty = waiting(200, "topic-hasty")) {
            var first = CompletableFuture.supplyAsync(() -> patient.fetch(Optional.empty(), 1));
            while (!first.isDone()) {
                assertThat(hasty.fetch(Optional.empty(), 1)).isEqualTo(NOTHING);
            }

            assertThat(first.join()).isEqualTo(NOTHING);
        }
    }

    private EngineTasks waiting(int millis, String topic) {
        return ENGINE.tasks(new TopicSubscription(
                topic, worker + "/" + topic, Duration.ofSeconds(3), Duration.ofMillis(millis), true, 2));
    }
}
