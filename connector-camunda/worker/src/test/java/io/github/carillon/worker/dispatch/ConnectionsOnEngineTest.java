package io.github.carillon.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.ScriptedChannel;
import io.github.carillon.core.ledger.Dispatcher;
import io.github.carillon.core.ledger.Ledgers;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.Sms;
import io.github.carillon.steps.SendMessageHandler;
import io.github.carillon.steps.SendNotificationHandler;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Connections.Choice;
import io.github.carillon.steps.connection.Connections.SmsConnection;
import io.github.carillon.steps.result.WorkerListener;
import io.github.carillon.steps.send.Deliveries;
import io.github.carillon.steps.send.MessageSender;
import io.github.carillon.steps.task.Task;
import io.github.carillon.worker.context.EnginePermissions;
import io.github.carillon.worker.context.EngineStepContext;
import io.github.carillon.worker.engine.Engine;
import io.github.carillon.worker.engine.EngineAccess;
import io.github.carillon.worker.engine.RealEngine;
import io.github.carillon.worker.engine.TextSettings;
import io.github.carillon.worker.engine.WorkerSettings;
import io.github.carillon.worker.rest.RestEngine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections that hang beside others that work, on a real engine. */
final class ConnectionsOnEngineTest {

    private static final RealEngine ENGINE = RealEngine.shared();
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final int WIDTH = 2;

    private final String key = "process-" + UUID.randomUUID();
    private final ScriptedChannel<Mail> hanging = new ScriptedChannel<>("smtp");
    private final ScriptedChannel<Mail> working = new ScriptedChannel<>("smtp");
    private final ScriptedChannel<Sms> sms = new ScriptedChannel<>("sms");
    private final CountDownLatch relay = new CountDownLatch(1);
    private final Ledgers ledgers = new Ledgers();
    private final WorkerSettings settings = TestWorker.settings(ENGINE.rest());
    private final Subscriptions worker = worker();

    @AfterEach
    void close() {
        relay.countDown();
        worker.close();
        ledgers.close();
        ENGINE.clear();
    }

    @Test
    void a_relay_that_hangs_keeps_no_other_waiting_and_loses_no_lock_and_sends_nothing_twice() {
        hanging.whileSending(() -> awaitUninterrupted(relay));
        ENGINE.deploy(key, mail());
        for (int task = 0; task < 40; task++) {
            ENGINE.start(key, Map.of("connection", task % 2 == 0 ? "hanging" : "working", "to", "p" + task));
        }
        ENGINE.deploy(key + "-sms", text());
        for (int task = 0; task < 20; task++) {
            ENGINE.start(key + "-sms", Map.of());
        }
        worker.start();

        await().atMost(LONG)
                .until(() -> sms.sent().size() == 20 && working.sent().size() == 20);
        assertThat(hanging.sent()).hasSize(WIDTH);
        awaitTwoLocks();
        assertThat(hanging.sent()).hasSize(WIDTH);

        relay.countDown();
        await().atMost(LONG)
                .until(() -> ENGINE.runtime().createProcessInstanceQuery().count() == 0);
        assertThat(addresses(hanging)).hasSize(20).doesNotHaveDuplicates();
        assertThat(addresses(working)).hasSize(20).doesNotHaveDuplicates();
        assertThat(sms.sent()).hasSize(20);
    }

    @Test
    void tasks_that_found_no_room_wait_in_the_engine_with_their_retries_untouched() {
        hanging.whileSending(() -> awaitUninterrupted(relay));
        ENGINE.deploy(key, mail());
        for (int task = 0; task < 60; task++) {
            ENGINE.start(key, Map.of("connection", "hanging", "to", "p" + task));
        }
        worker.start();

        await().atMost(LONG).until(() -> worker.inFlight() > WIDTH);
        ENGINE.start(key, Map.of("connection", "working", "to", "late"));
        await().atMost(LONG).until(() -> working.sent().size() == 1);

        await().atMost(LONG)
                .until(() -> ENGINE.tasks().createExternalTaskQuery().count() == 60);
        assertThat(worker.held("hanging")).isBetween(WIDTH, 59);
        assertThat(ENGINE.tasks().createExternalTaskQuery().list())
                .allMatch(task -> task.getRetries() == null && task.getErrorMessage() == null);
    }

    @Test
    void tasks_that_found_no_room_are_free_for_others_when_the_worker_stops() {
        hanging.whileSending(() -> awaitUninterrupted(relay));
        ENGINE.deploy(key, mail());
        for (int task = 0; task < 500; task++) {
            ENGINE.start(key, Map.of("connection", "hanging", "to", "p" + task));
        }
        worker.start();
        await().atMost(LONG).until(() -> lockedForLong() > 20);

        relay.countDown();
        worker.close();

        // what a last fetch brought after the stop is free when its lock ends; appointments reach much further
        await().atMost(TestWorker.LOCK.plusSeconds(1))
                .untilAsserted(() -> assertThat(lockedByOurs()).isEmpty());
        assertThat(ENGINE.tasks().createExternalTaskQuery().list())
                .hasSizeGreaterThan(50)
                .allMatch(task -> task.getRetries() == null && task.getErrorMessage() == null);
    }

    @Test
    void tasks_of_a_higher_priority_come_first() {
        ENGINE.deploy(key, mail());
        for (int task = 0; task < 40; task++) {
            ENGINE.start(key, Map.of("connection", "working", "to", "p" + task, "rank", task == 39 ? 10 : 0));
        }
        worker.start();

        await().atMost(LONG)
                .until(() -> ENGINE.runtime().createProcessInstanceQuery().count() == 0);
        assertThat(addresses(working).subList(0, 10)).contains("p39@example.org");
    }

    private Subscriptions worker() {
        Clock clock = Clock.systemUTC();
        Map<String, Channel<Mail>> mail = Map.of("hanging", hanging, "working", working);
        Connections connections = new Connections(
                new Choice<>(mail, null),
                Choice.none(),
                Choice.only("text", new SmsConnection(overrides -> sms, "DE")),
                Map.of("hanging", WIDTH, "working", WIDTH, "text", WIDTH));
        Deliveries deliveries = new Deliveries(
                settings.engineId(),
                new Dispatcher(ledgers.ledger(), clock),
                settings.retry(),
                WorkerListener.NONE,
                clock);
        Engine engine = new RestEngine(ENGINE.rest(), EngineAccess.none());
        return new Subscriptions(
                engine,
                settings,
                List.of(
                        new SendNotificationHandler(new MessageSender(
                                connections,
                                deliveries,
                                EngineStepContext.of(
                                        engine.queries(),
                                        new EnginePermissions(engine.queries()),
                                        TextSettings.standard(ENGINE.rest()),
                                        clock))),
                        new SendMessageHandler(connections, deliveries, task -> Map.of(), ZoneOffset.UTC)),
                ledgers.ledger(),
                Task::id,
                WorkerListener.NONE,
                clock);
    }

    private BpmnModelInstance mail() {
        return Bpmn.createExecutableProcess(key)
                .startEvent()
                .serviceTask("notify")
                .camundaExternalTask("send-notification")
                .camundaTaskPriority("${execution.hasVariable('rank') ? rank : 0}")
                .camundaInputParameter("connection", "${connection}")
                .camundaInputParameter("to", "${to}@example.org")
                .camundaInputParameter("subject", "Hello")
                .camundaInputParameter("body", "Hello")
                .endEvent()
                .done();
    }

    private BpmnModelInstance text() {
        return Bpmn.createExecutableProcess(key + "-sms")
                .startEvent()
                .serviceTask("notify")
                .camundaExternalTask("sendmessage")
                .camundaInputParameter("TO", "+4915112345678")
                .camundaInputParameter("BODY", "Hello")
                .endEvent()
                .done();
    }

    /** Long enough for every lock to end that nobody prolongs; those at work and waiting for a thread are still locked then. */
    private void awaitTwoLocks() {
        List<String> begun = lockedNow();
        long until = System.nanoTime() + TestWorker.LOCK.multipliedBy(2).toNanos();
        await().atMost(LONG).pollInterval(Duration.ofMillis(200)).until(() -> {
            assertThat(lockedNow()).as("still locked").hasSizeGreaterThanOrEqualTo(Math.min(begun.size(), WIDTH));
            return System.nanoTime() > until;
        });
    }

    /** Longer than a fetch locks them: until an appointment. */
    private static long lockedForLong() {
        Instant fetched = Instant.now().plus(TestWorker.LOCK);
        return ENGINE.tasks().createExternalTaskQuery().locked().list().stream()
                .filter(task -> task.getLockExpirationTime().toInstant().isAfter(fetched))
                .count();
    }

    private static List<String> lockedNow() {
        return ENGINE.tasks().createExternalTaskQuery().locked().list().stream()
                .map(ExternalTask::getId)
                .toList();
    }

    /** With until when; a poll that another test's worker has left behind may lock one, too. */
    private List<String> lockedByOurs() {
        return ENGINE.tasks().createExternalTaskQuery().locked().list().stream()
                .filter(task -> task.getWorkerId().startsWith(settings.workerId()))
                .map(task ->
                        task.getId() + " until " + task.getLockExpirationTime().toInstant())
                .toList();
    }

    private static List<String> addresses(ScriptedChannel<Mail> channel) {
        return channel.sent().stream().map(mail -> mail.to().value()).toList();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            boolean counted = latch.await(LONG.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(counted || latch.getCount() > 0).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
