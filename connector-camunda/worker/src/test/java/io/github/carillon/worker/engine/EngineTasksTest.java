package io.github.carillon.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What the engine is asked for, on a real engine that lets each worker's name wait once. */
final class EngineTasksTest {

    private static final RealEngine ENGINE = RealEngine.shared();
    private static final WorkerSettings ALL = TestWorker.settings(ENGINE.rest());

    private static final Fetched NOTHING = new Fetched.Read(List.of());

    @Test
    void the_topics_of_a_worker_wait_in_the_engine_side_by_side() {
        try (EngineTasks patient = new EngineTasks(waiting(2_000), "topic-patient", 1);
                EngineTasks hasty = new EngineTasks(waiting(200), "topic-hasty", 1)) {
            var first = CompletableFuture.supplyAsync(() -> patient.fetch(Optional.empty(), 1));
            while (!first.isDone()) {
                assertThat(hasty.fetch(Optional.empty(), 1)).isEqualTo(NOTHING);
            }

            assertThat(first.join()).isEqualTo(NOTHING);
        }
    }

    private static WorkerSettings waiting(int millis) {
        return new WorkerSettings(
                ALL.engineUrl(),
                ALL.engineId(),
                ALL.access(),
                ALL.workerId(),
                ALL.threads(),
                ALL.maxTasks(),
                ALL.priorities(),
                ALL.keepOutputs(),
                ALL.lock(),
                Duration.ofMillis(millis),
                ALL.stopWithin(),
                ALL.retry(),
                ALL.texts());
    }
}
