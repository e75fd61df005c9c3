package io.github.carillon.worker.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.delivery.ScriptedChannel;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.value.Secret;
import io.github.carillon.steps.PushFixture;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Connections.Choice;
import io.github.carillon.worker.CarillonWorker;
import io.github.carillon.worker.engine.EngineAccess;
import io.github.carillon.worker.engine.NumberedEngine;
import io.github.carillon.worker.engine.RealEngine;
import io.github.carillon.worker.engine.WorkerSettings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Engines that keep less than all, or show it to nobody. */
final class SupervisionWithoutHistoryTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final PushFixture inboxes = new PushFixture();
    private final ScriptedChannel<Mail> mails = new ScriptedChannel<>("smtp");

    @AfterEach
    void close() {
        inboxes.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit", "none"})
    void below_full_what_is_open_is_told_and_health_says_what_cannot_be_seen(String level) {
        try (NumberedEngine engine = engine("history-" + level, level, false);
                CarillonWorker worker = worker(engine, EngineAccess.none())) {
            String instance = failed(engine.engine());
            worker.start();

            await().atMost(LONG).until(() -> mails.sent().size() == 1);
            assertThat(mails.sent().get(0).text()).contains("Cause: It failed", "process-instance/" + instance);
            await().atMost(LONG).until(() -> health(worker).detail().contains("history shows no incidents"));
            assertThat(health(worker).ok()).isTrue();

            engine.engine().getRuntimeService().deleteProcessInstance(instance, "given up");
            await().atMost(LONG).until(() -> mails.sent().size() == 2);
            assertThat(mails.sent().get(1).text()).contains("0 repaired, 1 ended with their instances");
        }
    }

    @Test
    void an_engine_that_shows_nothing_is_said_in_health_with_the_permission() {
        try (NumberedEngine engine = engine(RealEngine.GUARDED, "full", true);
                CarillonWorker worker = worker(engine, EngineAccess.basic("worker", Secret.of("right")))) {
            failed(engine.engine());
            worker.start();

            await().atMost(LONG).until(() -> health(worker).detail().contains("lacks"));
            assertThat(health(worker).ok()).isFalse();
            assertThat(health(worker).detail()).contains("READ_INSTANCE");
            assertThat(mails.sent()).isEmpty();
        }
    }

    private static Health health(CarillonWorker worker) {
        return worker.supervision().orElseThrow().health();
    }

    private CarillonWorker worker(NumberedEngine engine, EngineAccess access) {
        WorkerSettings usual = WorkerSettings.of(engine.rest(), "worker-" + UUID.randomUUID());
        WorkerSettings settings = new WorkerSettings(
                usual.engineUrl(),
                "engine",
                access,
                usual.workerId(),
                usual.threads(),
                usual.maxTasks(),
                true,
                true,
                usual.lock(),
                Duration.ofMillis(500),
                usual.stopWithin(),
                usual.retry(),
                usual.texts());
        Connections connections =
                inboxes.with(new Connections(Choice.only("main", mails), Choice.none(), Choice.none()));
        return CarillonWorker.builder(settings, connections, inboxes.ledgers.ledger())
                .supervision(
                        new SupervisionSettings(
                                null,
                                true,
                                true,
                                Optional.empty(),
                                List.of(),
                                null,
                                Locale.ENGLISH,
                                SupervisedEngine.FAST,
                                Duration.ofMillis(200),
                                Duration.ofMinutes(2)),
                        inboxes.ledgers.dataSource())
                .build();
    }

    private static NumberedEngine engine(String name, String level, boolean guarded) {
        StandaloneProcessEngineConfiguration settings = new StandaloneProcessEngineConfiguration();
        settings.setHistory(level);
        settings.setAuthorizationEnabled(guarded);
        NumberedEngine engine = new NumberedEngine(name, "jdbc:h2:mem:" + UUID.randomUUID(), settings);
        for (String id : List.of("ines", "worker")) {
            User user = engine.engine().getIdentityService().newUser(id);
            user.setPassword("right");
            user.setEmail(id + "@example.org");
            engine.engine().getIdentityService().saveUser(user);
        }
        engine.engine()
                .getIdentityService()
                .saveGroup(engine.engine().getIdentityService().newGroup("watch"));
        engine.engine().getIdentityService().createMembership("ines", "watch");
        return engine;
    }

    private static String failed(ProcessEngine engine) {
        BpmnModelInstance model = Bpmn.createExecutableProcess("import")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .serviceTask("read")
                .camundaExternalTask("reading")
                .endEvent()
                .done();
        Models.properties(model, "import", Map.of("supervisors", "watch"));
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("import.bpmn", model)
                .deploy();
        String instance =
                engine.getRuntimeService().startProcessInstanceByKey("import").getId();
        LockedExternalTask task = engine.getExternalTaskService()
                .fetchAndLock(1, "failing")
                .topic("reading", 60_000)
                .execute()
                .get(0);
        engine.getExternalTaskService().handleFailure(task.getId(), "failing", "It failed", "", 0, 0);
        return instance;
    }
}
