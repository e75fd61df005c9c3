package io.github.carillon.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.ledger.Ledgers;
import io.github.carillon.steps.StepHandler;
import io.github.carillon.steps.parameter.SendMessage;
import io.github.carillon.steps.parameter.Step;
import io.github.carillon.steps.result.Plan;
import io.github.carillon.steps.result.Replies;
import io.github.carillon.steps.result.WorkerListener;
import io.github.carillon.steps.task.Task;
import io.github.carillon.worker.context.ProcessModels;
import io.github.carillon.worker.engine.Engine;
import io.github.carillon.worker.engine.TopicSubscription;
import io.github.carillon.worker.engine.Wire;
import io.github.carillon.worker.engine.WorkerSettings;
import io.github.carillon.worker.executor.ConnectionExecutors;
import io.github.carillon.worker.rest.RestEngine;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TopicTest {

    private static final Clock CLOCK = Clock.systemUTC();

    private final AtomicInteger told = new AtomicInteger();

    @Test
    void fetching_goes_on_when_there_is_no_memory_even_to_tell_that_it_failed() throws Exception {
        WorkerSettings settings = TestWorker.settings(nowhere());
        Engine engine = new RestEngine(settings.engineUrl(), settings.access());
        try (Ledgers ledgers = new Ledgers();
                EngineThreads threads = new EngineThreads(1)) {
            CompletionRetrier answering =
                    new CompletionRetrier((task, reply) -> Optional.empty(), () -> false, threads::answer);
            TaskRun run = new TaskRun(
                    settings.engineId(),
                    Task::id,
                    new Replies(settings.retry(), Math::random, CLOCK),
                    answering,
                    ledgers.ledger(),
                    WorkerListener.NONE,
                    CLOCK);
            ConnectionExecutors executors = new ConnectionExecutors(settings.maxTasks(), settings.lock(), CLOCK);
            Topic topic = new Topic(
                    new Handler(),
                    engine.tasks(
                            new TopicSubscription("topic", "worker", settings.lock(), settings.longPoll(), true, 4)),
                    settings,
                    new TaskReader(new ProcessModels(engine.queries(), CLOCK)),
                    threads,
                    executors,
                    run,
                    new FetchBackoff(this::tell, "worker"),
                    CLOCK);
            topic.start();
            await().until(() -> told.get() > 1);
            topic.stop();
            topic.awaitFetcher(Duration.ofSeconds(20).toMillis());
            topic.close();
        }

        assertThat(told).hasValueGreaterThan(1);
    }

    private Health tell() {
        told.incrementAndGet();
        throw new OutOfMemoryError("Java heap space");
    }

    private static URI nowhere() throws IOException {
        try (Wire wire = new Wire(1)) {
            return wire.rest();
        }
    }

    private record Handler() implements StepHandler {

        @Override
        public Step step() {
            return SendMessage.STEP;
        }

        @Override
        public Optional<List<String>> variables() {
            return Optional.empty();
        }

        @Override
        public Plan plan(Task task) {
            return Plan.mistaken("nothing is fetched here");
        }
    }
}
