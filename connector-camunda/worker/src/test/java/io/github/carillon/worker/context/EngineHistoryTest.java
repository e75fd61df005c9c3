package io.github.carillon.worker.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.github.carillon.core.recipient.DirectoryException;
import io.github.carillon.steps.parameter.Inputs;
import io.github.carillon.steps.task.FileVariable;
import io.github.carillon.steps.task.Task;
import io.github.carillon.worker.engine.EngineAccess;
import io.github.carillon.worker.engine.EngineQueries;
import io.github.carillon.worker.engine.RealEngine;
import io.github.carillon.worker.engine.StoredOrder;
import io.github.carillon.worker.engine.UnreadableVariableException;
import io.github.carillon.worker.engine.Wire;
import io.github.carillon.worker.rest.RestEngine;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a user task ("approve") and the external task after it ("check") wrote; a second user task ("wait") follows. */
final class EngineHistoryTest {

    private static final String WORKER = "tester";
    private static final Instant NOON = Instant.parse("2024-02-29T12:00:00.250Z");

    private final RealEngine engine = RealEngine.shared();
    private final String key = "history-" + UUID.randomUUID();
    private final String topic = key;
    private final EngineHistory history = at(engine.rest());

    @AfterEach
    void clear() {
        engine.clear();
    }

    @Test
    void every_type_of_value_that_a_user_task_wrote_is_read() {
        String instance = start();
        approve(instance, everyType());

        assertEveryType(written(instance, "approve"));
    }

    @Test
    void every_type_of_value_that_an_external_task_wrote_is_read() {
        String instance = start();
        approve(instance, Map.of());
        check(everyType(), Map.of());

        assertEveryType(written(instance, "check"));
    }

    @Test
    void a_file_and_bytes_are_read_with_their_content() {
        String instance = start();
        approve(
                instance,
                Variables.createVariables()
                        .putValueTyped(
                                "contract",
                                Variables.fileValue("Vertrag ü.pdf")
                                        .mimeType("application/pdf")
                                        .file(new byte[] {1, 2, -3})
                                        .create())
                        .putValueTyped(
                                "plain",
                                Variables.fileValue("plain")
                                        .file(new byte[] {7})
                                        .create())
                        .putValue("bytes", new byte[] {4, 5}));
        engine.runtime().setVariable(instance, "bytes", new byte[] {9});
        Map<String, Object> written = written(instance, "approve");

        assertFile(written.get("contract"), "Vertrag ü.pdf", "application/pdf", 1, 2, -3);
        assertFile(written.get("plain"), "plain", null, 7);
        assertFile(written.get("bytes"), "bytes", null, 4, 5);
    }

    @Test
    void an_object_in_javas_own_form_is_read_by_the_engine() {
        String instance = start();
        approve(
                instance,
                Map.of(
                        "people",
                        new ArrayList<>(List.of("ann", "bob")),
                        "order",
                        new StoredOrder(),
                        "lost",
                        new StoredOrder.Gone()));
        engine.runtime().setVariable(instance, "people", new ArrayList<>(List.of("eve")));
        Map<String, Object> written = written(instance, "approve");

        assertThat(written.get("people")).isEqualTo(List.of("ann", "bob"));
        assertThat(written.get("order"))
                .isInstanceOfSatisfying(
                        Map.class, order -> assertThat(order.get("amount")).isEqualTo(new BigDecimal("19.90")));
        assertThatExceptionOfType(UnreadableVariableException.class)
                .isThrownBy(() -> written.get("lost"))
                .withMessageContaining("variable \"lost\" is stored as application/x-java-serialized-object");
    }

    @Test
    void what_was_overwritten_later_does_not_show() {
        String instance = start();
        approve(instance, Map.of("amount", 1));
        check(Map.of("amount", 2), Map.of());
        engine.runtime().setVariable(instance, "amount", 3);

        assertThat(written(instance, "approve")).containsExactly(Map.entry("amount", 1));
        assertThat(written(instance, "check")).containsExactly(Map.entry("amount", 2));
    }

    @Test
    void of_several_values_in_one_run_the_last_one_counts() {
        String instance = start();
        String task = userTask(instance);
        engine.userTasks().setVariable(task, "amount", 1);
        engine.userTasks().setVariable(task, "amount", "2");
        engine.userTasks().complete(task, Map.of("amount", 2.5));

        assertThat(written(instance, "approve")).containsExactly(Map.entry("amount", 2.5));
    }

    @Test
    void what_a_step_did_not_write_does_not_show() {
        String instance = start();
        approve(instance, Map.of("amount", 1));
        check(Map.of(), Map.of());

        assertThat(written(instance, "check")).isEmpty();
    }

    @Test
    void a_steps_own_local_variables_are_read_too() {
        String instance = start();
        String task = userTask(instance);
        engine.userTasks().setVariableLocal(task, "note", "for me only");
        engine.userTasks().complete(task, Map.of("amount", 1));
        check(Map.of("amount", 2), Map.of("score", 0.5));

        assertThat(written(instance, "approve")).containsOnly(Map.entry("note", "for me only"), Map.entry("amount", 1));
        assertThat(written(instance, "check")).containsOnly(Map.entry("score", 0.5), Map.entry("amount", 2));
    }

    @Test
    void the_latest_run_counts() {
        String instance = start();
        approve(instance, Map.of("amount", 1, "first", true));
        Instant before = Instant.now();
        await().until(() -> Instant.now().toEpochMilli() > before.toEpochMilli());
        again(instance, "approve");
        approve(instance, Map.of("amount", 2));

        assertThat(written(instance, "approve")).containsExactly(Map.entry("amount", 2));
    }

    @Test
    void a_run_that_is_not_over_does_not_count() {
        String instance = start();
        engine.userTasks().setVariable(userTask(instance), "amount", 1);
        assertThat(history.written(task(instance), "approve")).isEmpty();

        approve(instance, Map.of("amount", 2));
        again(instance, "approve");
        engine.userTasks().setVariable(userTask(instance), "amount", 3);
        assertThat(written(instance, "approve")).containsExactly(Map.entry("amount", 2));
    }

    @Test
    void a_run_that_was_cancelled_does_not_count() {
        String instance = start();
        engine.userTasks().setVariable(userTask(instance), "amount", 1);
        engine.runtime()
                .createProcessInstanceModification(instance)
                .cancelAllForActivity("approve")
                .startBeforeActivity("approve")
                .execute();
        assertThat(history.written(task(instance), "approve")).isEmpty();

        approve(instance, Map.of("amount", 2));
        assertThat(written(instance, "approve")).containsExactly(Map.entry("amount", 2));
    }

    @Test
    void an_activity_that_never_ran_wrote_nothing_and_one_of_another_instance_neither() {
        String other = start();
        approve(other, Map.of("amount", 1));
        String instance = engine.start(key, Map.of());

        assertThat(history.written(task(instance), "approve")).isEmpty();
        assertThat(history.written(task(instance), "no & such=activity?")).isEmpty();
    }

    @Test
    void an_engine_that_gives_no_answer_is_said_so() throws IOException {
        try (Wire wire = new Wire(engine.port())) {
            wire.cut();
            EngineHistory cut = at(wire.rest());

            assertThatExceptionOfType(DirectoryException.class)
                    .isThrownBy(() -> cut.written(task("instance"), "approve"))
                    .withMessage("the engine's history gave no answer");
        }
    }

    private static VariableMap everyType() {
        return Variables.createVariables()
                .putValue("text", "Grüße ${7*7} {{x}}")
                .putValue("number", 7)
                .putValue("long", 5_000_000_000L)
                .putValue("fraction", 2.5)
                .putValue("truth", true)
                .putValue("date", Date.from(NOON))
                .putValue("nothing", null)
                .putValueTyped(
                        "object",
                        Variables.objectValue(Map.of("names", List.of("Ann", "Bob")))
                                .serializationDataFormat("application/json")
                                .create())
                .putValueTyped("spin", SpinValues.jsonValue("{\"a\":[1,null]}").create());
    }

    private static void assertEveryType(Map<String, Object> written) {
        assertThat(written)
                .containsOnlyKeys(everyType().keySet())
                .containsEntry("text", "Grüße ${7*7} {{x}}")
                .containsEntry("number", 7)
                .containsEntry("long", 5_000_000_000L)
                .containsEntry("fraction", 2.5)
                .containsEntry("truth", true)
                .containsEntry("date", NOON)
                .containsEntry("nothing", null)
                .containsEntry("object", Map.of("names", List.of("Ann", "Bob")));
        assertThat(written.get("spin")).hasToString("{a=[1, null]}");
    }

    private static void assertFile(Object value, String name, String type, int... content) {
        assertThat(value).isInstanceOfSatisfying(FileVariable.class, file -> {
            assertThat(file.name()).isEqualTo(name);
            assertThat(file.contentType()).isEqualTo(type);
            assertThat(file.source().read(1 << 20)).containsExactly(content);
        });
    }

    private String start() {
        engine.deploy(key, model());
        return engine.start(key, Map.of());
    }

    private void approve(String instance, Map<String, Object> variables) {
        engine.userTasks().complete(userTask(instance), variables);
    }

    private void check(Map<String, Object> variables, Map<String, Object> local) {
        String task = engine.tasks()
                .fetchAndLock(1, WORKER)
                .topic(topic, 10_000)
                .execute()
                .get(0)
                .getId();
        engine.tasks().complete(task, WORKER, variables, local);
    }

    private void again(String instance, String activity) {
        engine.runtime()
                .createProcessInstanceModification(instance)
                .startBeforeActivity(activity)
                .execute();
    }

    private String userTask(String instance) {
        return engine.userTasks()
                .createTaskQuery()
                .processInstanceId(instance)
                .taskDefinitionKey("approve")
                .singleResult()
                .getId();
    }

    private Map<String, Object> written(String instance, String activity) {
        Optional<Map<String, Object>> written = history.written(task(instance), activity);
        assertThat(written).isPresent();
        return written.orElseThrow();
    }

    private BpmnModelInstance model() {
        return Bpmn.createExecutableProcess(key)
                .startEvent()
                .userTask("approve")
                .serviceTask("check")
                .camundaExternalTask(topic)
                .userTask("wait")
                .endEvent()
                .done();
    }

    private static EngineHistory at(URI url) {
        EngineQueries engine = new RestEngine(url, EngineAccess.none()).queries();
        return new EngineHistory(engine, new EnginePermissions(engine));
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
                Inputs.none());
    }
}
