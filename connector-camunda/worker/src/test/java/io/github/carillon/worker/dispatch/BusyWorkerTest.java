package io.github.carillon.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.ledger.Ledgers;
import io.github.carillon.worker.engine.EngineAccess;
import io.github.carillon.worker.engine.Models;
import io.github.carillon.worker.engine.RealEngine;
import io.github.carillon.worker.engine.Wire;
import io.github.carillon.worker.rest.RestEngine;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.externaltask.ExternalTaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Slow channels, many tasks, lost connections and stops, on a real engine. */
final class BusyWorkerTest {

    private static final RealEngine ENGINE = RealEngine.shared();
    private static final Duration LONG = Duration.ofSeconds(60);

    private final String key = "process-" + UUID.randomUUID();

    @AfterEach
    void clear() {
        ENGINE.clear();
    }

    @Test
    void a_lock_lasts_as_long_as_a_slow_channel_takes_and_no_other_worker_gets_the_task() {
        ENGINE.deploy(key, Models.simple(key));
        String instance = ENGINE.start(key, Map.of());
        try (TestWorker one = TestWorker.on(ENGINE.rest());
                TestWorker other = TestWorker.on(ENGINE.rest());
                TestWorker third = TestWorker.on(ENGINE.rest())) {
            List<TestWorker> workers = List.of(one, other, third);
            workers.forEach(worker -> worker.channel.whileSending(BusyWorkerTest::takeLong));
            workers.forEach(TestWorker::start);
            await().atMost(LONG).until(() -> ENGINE.isEnded(instance));

            assertThat(sentBy(workers)).hasSize(1);
        }
    }

    @Test
    void many_tasks_of_one_instance_are_all_done_and_each_is_sent_once() {
        ENGINE.deploy(key, Models.parallel(key, 20));
        String instance = ENGINE.start(key, Map.of());
        Ledgers ledgers = new Ledgers();
        try (TestWorker one = TestWorker.sharing(ENGINE.rest(), ledgers);
                TestWorker other = TestWorker.sharing(ENGINE.rest(), ledgers)) {
            one.start();
            other.start();
            await().atMost(LONG).until(() -> ENGINE.isEnded(instance));

            assertThat(sentBy(List.of(one, other))).hasSize(20).doesNotHaveDuplicates();
        }
    }

    @Test
    void an_orderly_stop_finishes_what_has_begun_and_gives_back_the_rest() throws Exception {
        ENGINE.deploy(key, Models.simple(key));
        for (int instance = 0; instance < 5; instance++) {
            ENGINE.start(key, Map.of());
        }
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        TestWorker worker = TestWorker.withThreads(ENGINE.rest(), 1);
        worker.channel.whileSending(() -> {
            begun.countDown();
            awaitUninterrupted(finish);
        });
        worker.start();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        await().atMost(LONG).until(() -> tasks().locked().count() == 5);

        Thread stopping = new Thread(worker::close);
        stopping.start();
        await().atMost(LONG).until(() -> stopping.getState() == Thread.State.TIMED_WAITING);
        finish.countDown();
        stopping.join(30_000);

        assertThat(stopping.isAlive()).isFalse();
        assertThat(worker.channel.sent()).hasSize(1);
        assertThat(tasks().count()).isEqualTo(4);
        assertThat(tasks().notLocked().count()).isEqualTo(4);
    }

    @Test
    void a_stop_that_has_no_more_time_gives_back_what_was_not_sent_and_answers_what_was() {
        ENGINE.deploy(key, Models.simple(key));
        for (int instance = 0; instance < 30; instance++) {
            ENGINE.start(key, Map.of());
        }
        TestWorker worker = TestWorker.stoppingWithin(ENGINE.rest(), Duration.ofMillis(200));
        CountDownLatch begun = new CountDownLatch(8);
        worker.channel.whileSending(() -> {
            begun.countDown();
            awaitUninterrupted(new CountDownLatch(1));
        });
        for (int task = 0; task < 7; task++) {
            worker.channel.answer(new Outcome.Deferred(Outcome.Deferred.BUSY, "all connections are in use", null));
        }
        worker.start();
        await().atMost(LONG).until(() -> begun.getCount() == 0);
        worker.close();

        assertThat(tasks().count()).isEqualTo(29);
        assertThat(tasks().notLocked().list())
                .hasSize(29)
                .allMatch(task -> task.getRetries() == null && task.getErrorMessage() == null);
    }

    @Test
    void an_answer_is_said_again_when_the_connection_is_back_and_nothing_is_sent_again() throws Exception {
        ENGINE.deploy(key, Models.simple(key));
        String instance = ENGINE.start(key, Map.of());
        try (Wire wire = new Wire(ENGINE.port());
                TestWorker worker = TestWorker.on(wire.rest())) {
            CountDownLatch sent = new CountDownLatch(1);
            worker.channel.whileSending(() -> {
                wire.cut();
                sent.countDown();
            });
            worker.start();
            assertThat(sent.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(ENGINE.isEnded(instance)).isFalse();

            wire.mend();
            await().atMost(LONG).until(() -> ENGINE.isEnded(instance));
            assertThat(worker.channel.sent()).hasSize(1);
        }
    }

    @Test
    void a_worker_waits_for_an_engine_that_is_not_there_yet() throws Exception {
        ENGINE.deploy(key, Models.simple(key));
        String instance = ENGINE.start(key, Map.of());
        try (Wire wire = new Wire(ENGINE.port())) {
            wire.cut();
            try (TestWorker worker = TestWorker.on(wire.rest())) {
                worker.start();
                assertThat(new RestEngine(wire.rest(), EngineAccess.none())
                                .queries()
                                .health()
                                .ok())
                        .isFalse();
                wire.mend();
                await().atMost(LONG).until(() -> ENGINE.isEnded(instance));

                assertThat(worker.channel.sent()).hasSize(1);
            }
        }
    }

    @Test
    void a_worker_stops_also_when_the_engine_is_gone() throws IOException {
        Wire wire = new Wire(ENGINE.port());
        URI gone = wire.rest();
        wire.close();
        TestWorker worker = TestWorker.on(gone);
        worker.start();

        assertTimeoutPreemptively(LONG, worker::close);
    }

    private ExternalTaskQuery tasks() {
        return ENGINE.tasks().createExternalTaskQuery().processDefinitionId(ENGINE.definition(key));
    }

    private static List<String> sentBy(List<TestWorker> workers) {
        return workers.stream()
                .flatMap(worker -> worker.channel.sent().stream())
                .map(mail -> mail.to().value())
                .toList();
    }

    /** As a slow server does. */
    private static void takeLong() {
        awaitAtMost(new CountDownLatch(1), TestWorker.LOCK.multipliedBy(2));
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        awaitAtMost(latch, LONG);
    }

    private static void awaitAtMost(CountDownLatch latch, Duration time) {
        try {
            boolean counted = latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(counted || latch.getCount() > 0).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
