package io.github.carillon.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.repositoryService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.taskService;

import java.util.List;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "examples/ask-each-reviewer.bpmn")
class AskEachReviewerTest {

    @RegisterExtension
    static final ProcessEngineExtension ENGINE = ExampleEngine.extension();

    private final Example example = Example.of("ask-each-reviewer");

    @Test
    void everybody_on_the_list_is_notified_and_gets_a_task() {
        ProcessInstance instance = example.run();
        runJobs();

        LockedExternalTask first = PlayedWorker.task("send-notification");
        LockedExternalTask second = PlayedWorker.task("send-notification");
        assertThat(List.of(first.getVariables().get("to"), second.getVariables().get("to")))
                .containsExactlyInAnyOrder("ada@example.org", "grace@example.org");
        PlayedWorker.acceptMail(first);
        PlayedWorker.acceptMail(second);

        assertThat(taskService().createTaskQuery().taskDefinitionKey("Review").count())
                .isEqualTo(2);
        taskService().createTaskQuery().list().forEach(task -> complete(task));
        assertThat(instance).hasPassed("AllReviewed").isEnded();
    }

    @Test
    void a_task_with_outputs_cannot_be_repeated_itself() {
        BpmnModelInstance repeated = task().camundaOutputParameter("MESSAGE_SID", "${MESSAGE_SID}")
                .multiInstance()
                .cardinality("2")
                .multiInstanceDone()
                .endEvent()
                .done();

        assertThatExceptionOfType(ParseException.class)
                .isThrownBy(() -> deploy(repeated))
                .withMessageContaining("not allowed for multi-instance");
    }

    @Test
    void a_sign_before_a_placeholder_is_written_with_a_backslash() {
        assertThatExceptionOfType(ProcessEngineException.class)
                .isThrownBy(() -> deploy(task().camundaInputParameter("subject", "Order #{{no}}")
                        .endEvent()
                        .done()));

        String deployment = deploy(task().camundaInputParameter("subject", "Order \\#{{no}} for \\${{amount}}")
                .endEvent()
                .done());
        runtimeService().startProcessInstanceByKey("drawn");
        assertThat(PlayedWorker.task("drawn").getVariables().get("subject")).isEqualTo("Order #{{no}} for ${{amount}}");
        repositoryService().deleteDeployment(deployment, true);
    }

    private static void runJobs() {
        var management = ENGINE.getProcessEngine().getManagementService();
        management.createJobQuery().list().forEach(job -> management.executeJob(job.getId()));
    }

    private static ServiceTaskBuilder task() {
        return Bpmn.createExecutableProcess("drawn")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .serviceTask("task")
                .camundaExternalTask("drawn");
    }

    private static String deploy(BpmnModelInstance model) {
        return repositoryService()
                .createDeployment()
                .addModelInstance("drawn.bpmn", model)
                .deploy()
                .getId();
    }
}
