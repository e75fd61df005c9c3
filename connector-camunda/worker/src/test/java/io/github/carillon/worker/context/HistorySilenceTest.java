package io.github.carillon.worker.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.steps.parameter.Inputs;
import io.github.carillon.steps.task.Task;
import io.github.carillon.worker.engine.EngineAccess;
import io.github.carillon.worker.engine.EngineQueries;
import io.github.carillon.worker.engine.NumberedEngine;
import io.github.carillon.worker.rest.RestEngine;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Engines that keep less than all. */
final class HistorySilenceTest {

    @ParameterizedTest
    @ValueSource(strings = {"activity", "audit"})
    void below_full_it_is_not_known_what_an_activity_wrote_and_that_is_said(String level) {
        try (NumberedEngine engine = engine(level)) {
            String instance = approved(engine, Map.of("amount", 1));
            EngineHistory history = history(engine);

            assertThat(history.written(task(instance), "approve")).isEmpty();
            assertThat(history.unknown(task(instance), "approve").reason()).contains("has run", "history level full");
        }
    }

    @Test
    void without_any_history_it_is_not_said_that_the_activity_did_not_run() {
        try (NumberedEngine engine = engine("none")) {
            String instance = approved(engine, Map.of("amount", 1));
            EngineHistory history = history(engine);

            assertThat(history.written(task(instance), "approve")).isEmpty();
            assertThat(history.unknown(task(instance), "approve").reason())
                    .contains("cannot be seen", "level must be full", "Process Definition READ_HISTORY")
                    .doesNotContain("has run");
        }
    }

    @Test
    void one_that_wrote_nothing_wrote_nothing() {
        try (NumberedEngine engine = engine("full")) {
            assertThat(history(engine).written(task(approved(engine, Map.of())), "approve"))
                    .hasValueSatisfying(written -> assertThat(written).isEmpty());
        }
    }

    @Test
    void one_that_has_not_run_has_not_run() {
        try (NumberedEngine engine = engine("full")) {
            EngineHistory history = history(engine);
            String instance = approved(engine, Map.of("amount", 1));

            assertThat(history.written(task(instance), "other")).isEmpty();
            assertThat(history.unknown(task(instance), "other").reason())
                    .isEqualTo("is no activity that has run in this process instance either");
        }
    }

    private static NumberedEngine engine(String level) {
        StandaloneProcessEngineConfiguration settings = new StandaloneProcessEngineConfiguration();
        settings.setHistory(level);
        String name = "history-" + UUID.randomUUID();
        return new NumberedEngine(name, "jdbc:h2:mem:" + name, settings);
    }

    private static EngineHistory history(NumberedEngine engine) {
        EngineQueries queries = new RestEngine(engine.rest(), EngineAccess.none()).queries();
        return new EngineHistory(queries, new EnginePermissions(queries));
    }

    private static String approved(NumberedEngine engine, Map<String, Object> written) {
        String instance = engine.start("approval", model());
        var tasks = engine.engine().getTaskService();
        tasks.complete(tasks.createTaskQuery().singleResult().getId(), written);
        return instance;
    }

    private static BpmnModelInstance model() {
        return Bpmn.createExecutableProcess("approval")
                .startEvent()
                .userTask("approve")
                .userTask("wait")
                .endEvent()
                .done();
    }

    private static Task task(String instance) {
        return new Task(
                "task",
                "send-notification",
                "notify",
                instance,
                "definition",
                "key",
                null,
                null,
                null,
                null,
                new Inputs(Map.of(), Map.of(), Map.of()));
    }
}
