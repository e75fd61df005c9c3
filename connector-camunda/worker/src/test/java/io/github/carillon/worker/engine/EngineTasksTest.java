package io.github.carillon.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What the engine is asked for, on a real engine that lets each worker's name wait once. */
final class EngineTasksTest {

    private static final WorkerSettings SETTINGS =
            TestWorker.settings(RealEngine.shared().rest());

    /** For as long as both wait, whichever comes first. */
    private static final int WAITS = 3;

    @Test
    void the_topics_of_a_worker_wait_in_the_engine_side_by_side() {
        try (EngineTasks one = new EngineTasks(SETTINGS, "topic-one", 1);
                EngineTasks other = new EngineTasks(SETTINGS, "topic-other", 1)) {
            var first = CompletableFuture.supplyAsync(() -> wait(one));
            var second = CompletableFuture.supplyAsync(() -> wait(other));

            assertThat(first.join() + second.join()).isZero();
        }
    }

    /** Throws where the engine ends a wait because another began. */
    private static int wait(EngineTasks tasks) {
        int brought = 0;
        for (int wait = 0; wait < WAITS; wait++) {
            brought += tasks.fetch(Optional.empty(), 1).size();
        }
        return brought;
    }
}
