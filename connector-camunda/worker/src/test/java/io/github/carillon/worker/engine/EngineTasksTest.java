package io.github.carillon.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.carillon.worker.step.FileVariable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.camunda.bpm.client.task.ExternalTask;
import org.camunda.bpm.engine.variable.Variables;
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

    @Test
    void an_engine_that_is_gone_when_a_file_is_read_is_said_so() throws IOException {
        String key = "process-" + UUID.randomUUID();
        ENGINE.deploy(key, Models.simple(key));
        ENGINE.start(
                key,
                Map.of(
                        "invoice",
                        Variables.fileValue("invoice.pdf").file(new byte[1]).create()));
        try (Wire wire = new Wire(ENGINE.port());
                EngineTasks tasks = new EngineTasks(TestWorker.settings(wire.rest()), "send-notification", 1)) {
            ExternalTask task = tasks.fetch(Optional.empty(), 1)
                    .match(Function.identity(), unread -> new Fetched.Read(List.of()))
                    .tasks()
                    .get(0);
            FileVariable invoice = (FileVariable)
                    new TaskReader().read(task).inputs().variables().get("invoice");
            wire.cut();

            assertThatExceptionOfType(EngineUnavailableException.class)
                    .isThrownBy(() -> invoice.content().get())
                    .withMessage("a file variable could not be read");
        } finally {
            ENGINE.clear();
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
