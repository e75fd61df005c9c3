package io.github.carillon.worker.supervision;

import static org.awaitility.Awaitility.await;

import io.github.carillon.core.alert.AlertState;
import io.github.carillon.core.alert.AlertWatch;
import io.github.carillon.core.alert.Alerts;
import io.github.carillon.core.alert.Rhythm;
import io.github.carillon.core.delivery.ScriptedChannel;
import io.github.carillon.core.inbox.Filter;
import io.github.carillon.core.inbox.State;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.WebhookMessage;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.steps.PushFixture;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Connections.Choice;
import io.github.carillon.worker.CarillonWorker;
import io.github.carillon.worker.dispatch.TestWorker;
import io.github.carillon.worker.engine.RealEngine;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/** A real engine with supervisors, whose processes fail as they are told, and workers that watch them. */
final class SupervisedEngine implements AutoCloseable {

    static final RealEngine ENGINE = RealEngine.shared();

    /** So fast that a test sees all of it. */
    static final Rhythm FAST = new Rhythm(Duration.ofSeconds(2), Duration.ofHours(12), Duration.ofMillis(700));

    final PushFixture inboxes = new PushFixture();
    final ScriptedChannel<Mail> mails = new ScriptedChannel<>("smtp");
    final ScriptedChannel<WebhookMessage> webhook = new ScriptedChannel<>("webhook");
    final String key = "import_" + UUID.randomUUID().toString().replace("-", "");
    final String group = "g" + UUID.randomUUID().toString().replace("-", "");
    final String topic = "topic-" + key;
    private final List<String> users = new ArrayList<>();
    private final List<CarillonWorker> workers = new ArrayList<>();

    SupervisedEngine(String... members) {
        ENGINE.identity().saveGroup(ENGINE.identity().newGroup(group));
        List.of(members).forEach(this::employ);
    }

    private void employ(String name) {
        User user = ENGINE.identity().newUser(name);
        user.setFirstName(name);
        user.setEmail(name.startsWith("no") ? null : name + "@example.org");
        ENGINE.identity().saveUser(user);
        ENGINE.identity().createMembership(name, group);
        users.add(name);
    }

    SupervisionSettings settings() {
        return new SupervisionSettings(
                null,
                true,
                true,
                Optional.empty(),
                List.of(),
                null,
                Locale.ENGLISH,
                FAST,
                Duration.ofMillis(200),
                Duration.ofMinutes(2));
    }

    CarillonWorker watch() {
        return watch(settings());
    }

    CarillonWorker watch(SupervisionSettings settings) {
        Connections connections = inboxes.with(new Connections(Choice.only("main", mails), Choice.none(), Choice.none())
                .withWebhooks(Choice.only("pager", webhook)));
        CarillonWorker worker = CarillonWorker.builder(
                        TestWorker.settings(ENGINE.rest()), connections, inboxes.ledgers.ledger())
                .supervision(settings, inboxes.ledgers.dataSource())
                .build();
        worker.start();
        workers.add(worker);
        return worker;
    }

    /** A process whose task can be failed, with these extension properties. */
    BpmnModelInstance process(Map<String, String> properties) {
        return process(key, properties);
    }

    BpmnModelInstance process(String id, Map<String, String> properties) {
        var process = Bpmn.createExecutableProcess(id).name("Nightly import").camundaHistoryTimeToLive(1);
        var builder = process.startEvent()
                .serviceTask("read")
                .name("Read the file")
                .camundaExternalTask(topic)
                .endEvent();
        BpmnModelInstance model = builder.done();
        Models.properties(model, id, properties);
        return model;
    }

    void deploy(Map<String, String> properties) {
        ENGINE.deploy(key, process(properties));
    }

    List<String> start(int count) {
        List<String> instances = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            instances.add(ENGINE.runtime()
                    .startProcessInstanceByKey(key, "order-" + number)
                    .getId());
        }
        return instances;
    }

    /** Fails what waits; returns how many. */
    int fail(String message) {
        return fail(Integer.MAX_VALUE, message);
    }

    int fail(int most, String message) {
        int failed = 0;
        List<LockedExternalTask> some;
        do {
            some = ENGINE.tasks()
                    .fetchAndLock(Math.min(500, most - failed), "failing")
                    .topic(topic, 60_000)
                    .execute();
            for (LockedExternalTask task : some) {
                ENGINE.tasks().handleFailure(task.getId(), "failing", message, "", 0, 0);
            }
            failed += some.size();
        } while (!some.isEmpty() && failed < most);
        return failed;
    }

    /** As a look does that does not see its incident. */
    void endAlert(String incident) {
        AlertWatch watch = new AlertWatch(
                inboxes.ledgers.dataSource(),
                TestWorker.settings(ENGINE.rest()).engineId(),
                "another",
                Duration.ofMinutes(1),
                Clock.systemUTC());
        await().until(watch::lead);
        new Alerts(watch).end(List.of(incident), AlertState.GONE);
        watch.leave();
    }

    /** Does what waits; returns how many. */
    int work() {
        List<LockedExternalTask> some = ENGINE.tasks()
                .fetchAndLock(1_000, "working")
                .topic(topic, 60_000)
                .execute();
        some.forEach(task -> ENGINE.tasks().complete(task.getId(), "working"));
        return some.size();
    }

    List<Note> notes(String user) {
        return inboxes.inbox.list(new Reader("", user), Filter.of(State.ACTIVE), null, 100).notes().stream()
                .map(note -> note.note())
                .toList();
    }

    List<Mail> mails(String user) {
        return mails.sent().stream()
                .filter(mail -> mail.to().value().equals(user + "@example.org"))
                .toList();
    }

    void stop() {
        workers.forEach(CarillonWorker::close);
        workers.clear();
    }

    @Override
    public void close() {
        stop();
        ENGINE.clear();
        users.forEach(ENGINE.identity()::deleteUser);
        ENGINE.identity().deleteGroup(group);
        inboxes.close();
    }
}
