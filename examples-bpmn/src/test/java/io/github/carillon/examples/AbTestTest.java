package io.github.carillon.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.historyService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.withVariables;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Deployment(resources = {"examples/ab-test.bpmn", "examples/ab-test.dmn"})
class AbTestTest {

    @RegisterExtension
    static final ProcessEngineExtension ENGINE = ExampleEngine.extension();

    private final Example example = Example.of("ab-test");
    private final Map<String, Object> variables = new HashMap<>(example.variables());

    @ParameterizedTest
    @CsvSource({"120, 95, A", "95, 120, B"})
    void the_test_ends_by_itself_and_the_variant_that_was_opened_more_often_is_told(long a, long b, String winner) {
        variables.put("opensA", a);
        variables.put("opensB", b);
        ProcessInstance instance = endedTest();

        LockedExternalTask told = PlayedWorker.task("ab-test-notification");
        assertThat(told.getActivityId()).isEqualTo("TellTheWinner");
        assertThat(told.getVariables())
                .containsEntry("mode", "Automatic")
                .containsEntry("winner", winner)
                .containsEntry("creator", "demo")
                .containsEntry("modifiers", "mary, john")
                .containsEntry("link", "https://example.org/newsletters/spring");
        assertThat(told.getVariables().get("notify")).isNull();
        PlayedWorker.acceptMail(told);

        assertThat(instance).hasPassed("VariantChosen").isEnded();
    }

    @Test
    void for_a_tie_its_creator_is_asked_and_chooses() {
        variables.put("opensB", 120L);
        ProcessInstance instance = endedTest();

        assertThat(instance).hasPassed("ChooseTheVariant");
        chooseByHand(instance);
    }

    @Test
    void where_somebody_is_to_choose_the_numbers_decide_nothing() {
        variables.put("selection", "manual");
        ProcessInstance instance = endedTest();

        assertThat(instance).hasNotPassed("ChooseTheVariant");
        chooseByHand(instance);
    }

    private void chooseByHand(ProcessInstance instance) {
        LockedExternalTask asked = PlayedWorker.task("ab-test-notification");
        assertThat(asked.getActivityId()).isEqualTo("AskForAChoice");
        assertThat(asked.getVariables())
                .containsEntry("mode", "Manual")
                .containsEntry("link", "{{process.tasklistUrl}}");
        PlayedWorker.acceptMail(asked);

        assertThat(instance).isWaitingAt("ChooseByHand");
        assertThat(task()).isAssignedTo("demo").hasDescription(description());
        complete(task(), withVariables("winner", "B"));
        assertThat(instance).hasPassed("VariantChosenByHand").isEnded();
        HistoricVariableInstance chosen = historyService()
                .createHistoricVariableInstanceQuery()
                .variableName("winner")
                .activityInstanceIdIn(instance.getId())
                .singleResult();
        assertThat(chosen.getValue()).isEqualTo("B");
    }

    private String description() {
        return "Variant A was opened %s times, variant B %s times. Please choose the variant that everybody else gets."
                .formatted(variables.get("opensA"), variables.get("opensB"));
    }

    /** Up to the step, which waits for the job that is executed last. */
    private ProcessInstance endedTest() {
        ProcessInstance instance = example.start(variables);
        assertThat(instance).isWaitingAt("TestEnds");
        execute(job(instance));
        execute(job(instance));
        return instance;
    }
}
