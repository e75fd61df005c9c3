package io.github.carillon.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.core.message.Note;
import io.github.carillon.steps.PushFixture;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Connections.Choice;
import io.github.carillon.worker.CarillonWorker;
import io.github.carillon.worker.engine.Models;
import io.github.carillon.worker.engine.RealEngine;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ProcessBuilder;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The worker as it is tells of A/B tests, with users of the engine and properties of the deployed process. */
final class AbTestsOnEngineTest {

    private static final RealEngine ENGINE = RealEngine.shared();

    private final PushFixture fixture = new PushFixture();

    @BeforeEach
    void employ() {
        List.of("olga", "paul")
                .forEach(name -> ENGINE.identity().saveUser(ENGINE.identity().newUser(name)));
    }

    @AfterEach
    void clear() {
        ENGINE.clear();
        List.of("olga", "paul").forEach(ENGINE.identity()::deleteUser);
        fixture.close();
    }

    @Test
    void a_winner_and_modifiers_that_expressions_name_are_told_of() {
        String instance = run(true, null, Map.of(), variables("Blue"));

        assertThat(fixture.inboxOf("olga")).singleElement().satisfies(note -> {
            assertThat(note.title()).isEqualTo("A/B test “Spring offer”: Blue was chosen");
            assertThat(note.body()).isEqualTo("The A/B test “Spring offer” has ended. The variant Blue was chosen.");
            assertThat(note.link()).isEqualTo(URI.create("https://mails.example.org/7"));
            assertThat(note.category()).isEqualTo(Note.INFO);
        });
        assertThat(fixture.inboxOf("paul")).hasSize(1);
        assertThat(output(instance, "acceptedCount")).isEqualTo(2);
        assertThat(output(instance, "skippedCount")).isEqualTo(0);
    }

    @Test
    void a_tie_is_a_refusal_where_the_mode_is_automatic() {
        try (CarillonWorker worker = worker(true)) {
            worker.start();
            String instance = start(null, Map.of(), variables(null));

            await().until(() -> ENGINE.incident(instance) != null);
            assertThat(ENGINE.incident(instance))
                    .contains("NO_WINNER winner is empty, and is required unless mode is Manual");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void a_process_decides_for_its_steps(String notify) {
        boolean told = Boolean.parseBoolean(notify);
        String instance = run(!told, notify, Map.of(), variables("Blue"));

        assertThat(fixture.inboxOf("olga")).hasSize(told ? 1 : 0);
        assertThat(output(instance, "acceptedCount")).isEqualTo(told ? 2 : 0);
        assertThat(output(instance, "skippedCount")).isEqualTo(0);
        assertThat(output(instance, "ERROR_CODE")).isNull();
    }

    @Test
    void a_step_decides_against_its_process() {
        run(true, "true", Map.of("notify", "${wanted}"), variables("Blue"));

        assertThat(fixture.inboxOf("olga")).isEmpty();
    }

    @Test
    void a_step_and_a_process_that_say_nothing_leave_it_to_the_worker() {
        run(false, null, Map.of("notify", ""), variables("Blue"));

        assertThat(fixture.inboxOf("olga")).isEmpty();
    }

    private static Map<String, Object> variables(String winner) {
        Map<String, Object> variables = new HashMap<>(Map.of("number", 7, "editors", "olga, paul", "wanted", false));
        variables.put("best", winner);
        return variables;
    }

    private String run(boolean usual, String ofProcess, Map<String, String> parameters, Map<String, Object> variables) {
        try (CarillonWorker worker = worker(usual)) {
            worker.start();
            String instance = start(ofProcess, parameters, variables);
            await().until(() -> ENGINE.isEnded(instance));
            return instance;
        }
    }

    private CarillonWorker worker(boolean usual) {
        Connections connections = fixture.with(new Connections(Choice.none(), Choice.none(), Choice.none()));
        return CarillonWorker.builder(TestWorker.settings(ENGINE.rest()), connections, fixture.ledgers.ledger())
                .tellsOfAbTests(usual)
                .build();
    }

    private static String start(String ofProcess, Map<String, String> parameters, Map<String, Object> variables) {
        ProcessBuilder process =
                Bpmn.createExecutableProcess("test").name("Spring offer").camundaHistoryTimeToLive(1);
        ServiceTaskBuilder task = process.startEvent()
                .serviceTask("tell")
                .camundaExternalTask("ab-test-notification")
                .camundaInputParameter("creator", "olga")
                .camundaInputParameter("modifiers", "${editors}")
                .camundaInputParameter("mode", "Automatic")
                .camundaInputParameter("winner", "${best}")
                .camundaInputParameter("link", "https://mails.example.org/{{number}}");
        parameters.forEach(task::camundaInputParameter);
        BpmnModelInstance model = task.endEvent().done();
        if (ofProcess != null) {
            process.addExtensionElement(Models.properties(model, Map.of("abTestNotify", ofProcess)));
        }
        ENGINE.deploy("test", model);
        return ENGINE.start("test", variables);
    }

    private static Object output(String instance, String name) {
        return ENGINE.history()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance)
                .variableName(name)
                .singleResult()
                .getValue();
    }
}
