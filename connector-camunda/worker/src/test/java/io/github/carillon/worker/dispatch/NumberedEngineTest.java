package io.github.carillon.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.OnUnknown;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.ScriptedChannel;
import io.github.carillon.core.ledger.Dispatcher;
import io.github.carillon.core.ledger.Ledgers;
import io.github.carillon.worker.engine.Models;
import io.github.carillon.worker.engine.NumberedEngine;
import io.github.carillon.worker.engine.RealEngine;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ids that are numbers begin again, and no activation is taken for another. */
final class NumberedEngineTest {

    private static final String KEY = "numbered";

    private final String name = "numbered-" + UUID.randomUUID();

    @Test
    void a_new_database_gives_the_same_ids_and_each_message_goes_out() {
        try (TestWorker worker = TestWorker.on(rest())) {
            worker.start();
            String first = sent(name, memory(), worker);
            String second = sent(name, memory(), worker);

            assertThat(second).isEqualTo(first);
            assertSentTwice(worker);
        }
    }

    @Test
    void a_database_that_was_set_back_gives_the_same_ids_and_each_message_goes_out(@TempDir Path folder)
            throws Exception {
        try (NumberedEngine engine = new NumberedEngine(name, "jdbc:h2:file:" + folder.resolve("engine"))) {
            engine.deploy(KEY, Models.simple(KEY));
        }
        Files.copy(folder.resolve("engine.mv.db"), folder.resolve("copy.mv.db"));
        try (TestWorker worker = TestWorker.on(rest())) {
            worker.start();
            String first = sent(name, "jdbc:h2:file:" + folder.resolve("engine"), worker);
            String second = sent(name, "jdbc:h2:file:" + folder.resolve("copy"), worker);

            assertThat(second).isEqualTo(first);
            assertSentTwice(worker);
        }
    }

    @Test
    void two_engines_of_one_id_share_a_ledger_and_each_message_goes_out() {
        try (Ledgers ledgers = new Ledgers();
                NumberedEngine one = new NumberedEngine(name, memory());
                NumberedEngine other = new NumberedEngine(name + "-other", memory());
                TestWorker worker = TestWorker.sharing(one.rest(), ledgers);
                TestWorker second = TestWorker.sharing(other.rest(), ledgers)) {
            String instance = one.start(KEY, Models.simple(KEY));
            String twin = other.start(KEY, Models.simple(KEY));
            assertThat(twin).isEqualTo(instance);
            worker.start();
            second.start();
            await().until(() -> one.isEnded(instance) && other.isEnded(twin));

            assertThat(worker.channel.sent()).hasSize(1);
            assertThat(second.channel.sent()).hasSize(1);
            assertThat(worker.channel.deliveries().get(0).key().id())
                    .isNotEqualTo(second.channel.deliveries().get(0).key().id());
        }
    }

    @Test
    void a_task_keeps_its_name_over_failures_an_operators_retry_suspension_and_migration() {
        try (NumberedEngine engine = new NumberedEngine(name, memory());
                TestWorker worker = TestWorker.on(engine.rest())) {
            worker.channel.answer(new Outcome.Deferred("X", "later", null));
            worker.channel.answer(new Outcome.Refused("X", "no"));
            String instance = engine.start(KEY, Models.simple(KEY));
            worker.start();
            await().until(() -> !engine.incidents(instance).isEmpty());
            moveToNextVersion(engine, instance);
            ExternalTaskService tasks = engine.engine().getExternalTaskService();
            tasks.setRetries(engine.task(instance), 1);
            await().until(() -> engine.isEnded(instance));

            List<String> keys = worker.channel.deliveries().stream()
                    .map(delivery -> delivery.key().id())
                    .toList();
            assertThat(keys).hasSize(3);
            assertThat(keys.stream().distinct()).hasSize(1);
        }
    }

    @Test
    void what_a_former_version_sent_for_a_task_that_is_still_there_is_not_sent_again() {
        try (Ledgers ledgers = new Ledgers();
                NumberedEngine engine = new NumberedEngine(name, memory());
                TestWorker worker = TestWorker.sharing(engine.rest(), ledgers)) {
            String instance = engine.start(KEY, Models.simple(KEY));
            sentBefore(ledgers, Clock.systemUTC(), engine.task(instance));
            worker.start();
            await().until(() -> engine.isEnded(instance));

            assertThat(worker.channel.sent()).isEmpty();
        }
    }

    @Test
    void what_a_former_version_sent_before_the_task_was_created_is_another_tasks() {
        try (Ledgers ledgers = new Ledgers();
                NumberedEngine engine = new NumberedEngine(name, memory());
                TestWorker worker = TestWorker.sharing(engine.rest(), ledgers)) {
            String instance = engine.start(KEY, Models.simple(KEY));
            sentBefore(ledgers, Clock.offset(Clock.systemUTC(), Duration.ofHours(-1)), engine.task(instance));
            worker.start();
            await().until(() -> engine.isEnded(instance));

            assertThat(worker.channel.sent()).hasSize(1);
        }
    }

    /** Runs one instance on this database, beginning with the engine's start; returns its task's id. */
    private static String sent(String name, String database, TestWorker worker) {
        try (NumberedEngine engine = new NumberedEngine(name, database)) {
            int before = worker.channel.deliveries().size();
            String instance = engine.engine()
                                    .getRepositoryService()
                                    .createProcessDefinitionQuery()
                                    .count()
                            == 0
                    ? engine.start(KEY, Models.simple(KEY))
                    : engine.start(KEY);
            await().until(() -> engine.isEnded(instance));
            assertThat(worker.channel.deliveries()).hasSize(before + 1);
            String activation = worker.channel.deliveries().get(before).key().activation();
            int at = activation.indexOf('@');
            return at < 0 ? activation : activation.substring(0, at);
        }
    }

    private static void assertSentTwice(TestWorker worker) {
        assertThat(worker.channel.deliveries())
                .hasSize(2)
                .extracting(delivery -> delivery.key().id())
                .doesNotHaveDuplicates();
    }

    private static void moveToNextVersion(NumberedEngine numbered, String instance) {
        ProcessEngine engine = numbered.engine();
        engine.getRuntimeService().suspendProcessInstanceById(instance);
        engine.getRuntimeService().activateProcessInstanceById(instance);
        String before = definition(engine);
        numbered.deploy(KEY, Models.simple(KEY));
        var plan = engine.getRuntimeService()
                .createMigrationPlan(before, definition(engine))
                .mapEqualActivities()
                .build();
        engine.getRuntimeService()
                .newMigration(plan)
                .processInstanceIds(instance)
                .execute();
    }

    private static String definition(ProcessEngine engine) {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .latestVersion()
                .singleResult()
                .getId();
    }

    private static void sentBefore(Ledgers ledgers, Clock clock, String task) {
        ScriptedChannel<String> channel = new ScriptedChannel<>("smtp");
        DeliveryKey key = new DeliveryKey("engine", "", task, "ann@example.org", "smtp", "ann@example.org");
        new Dispatcher(ledgers.ledger(clock), clock).dispatch(new Delivery<>(key, "text"), channel, OnUnknown.REPEAT);
    }

    private static String memory() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }

    private URI rest() {
        return URI.create(RealEngine.shared().rest() + "/engine/" + name);
    }
}
