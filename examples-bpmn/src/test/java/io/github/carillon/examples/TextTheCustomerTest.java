package io.github.carillon.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.externalTaskService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;

import java.util.Map;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "examples/text-the-customer.bpmn")
class TextTheCustomerTest {

    @RegisterExtension
    static final ProcessEngineExtension ENGINE = ExampleEngine.extension();

    private final Example example = Example.of("text-the-customer");

    @Test
    void a_text_that_was_accepted_ends_the_process() {
        ProcessInstance instance = example.run();

        PlayedWorker.acceptText(PlayedWorker.task("sendmessage"));

        assertThat(instance)
                .hasPassed("CustomerInformed")
                .hasNotPassed("CallTheCustomer")
                .isEnded();
    }

    @Test
    void a_text_that_was_refused_makes_somebody_call() {
        ProcessInstance instance = example.run(Map.of("TO", "+15005550001"));

        PlayedWorker.refuseText(PlayedWorker.task("sendmessage"));

        assertThat(instance).isWaitingAt("CallTheCustomer").variables().containsEntry("ERROR_CODE", "21211");
        assertThat(task()).hasCandidateUser("demo");
        assertThat(task().getDescription())
                .isEqualTo("The text message to +15005550001 was refused (21211: Invalid number)."
                        + " Please tell Ada that order A-1042 is ready for pick-up.");
        complete(task());
        assertThat(instance).hasPassed("CustomerCalled").isEnded();
    }

    @Test
    void a_text_that_nobody_knows_about_waits_with_an_incident_until_an_operator_retries() {
        ProcessInstance instance = example.run();
        LockedExternalTask stuck = PlayedWorker.task("sendmessage");

        PlayedWorker.giveUp(stuck);
        assertThat(runtimeService().createIncidentQuery().list())
                .singleElement()
                .satisfies(incident -> assertThat(incident.getActivityId()).isEqualTo("TextTheCustomer"));
        execute(job("StillNotSent", instance));
        assertThat(instance).isWaitingAt("TextTheCustomer", "PutItRight");
        assertThat(task()).hasCandidateUser("demo");

        externalTaskService().setRetries(stuck.getId(), 1);
        complete(task());
        PlayedWorker.acceptText(PlayedWorker.task("sendmessage"));

        assertThat(runtimeService().createIncidentQuery().list()).isEmpty();
        assertThat(instance).hasPassed("OperatorDone", "CustomerInformed").isEnded();
    }

    @Test
    void the_number_alone_is_enough() {
        example.run(Map.of("TO", "+15005550010"));

        assertThat(PlayedWorker.task("sendmessage").getVariables())
                .containsEntry("TO", "+15005550010")
                .containsEntry("BODY", "Hello Ada, your order A-1042 is ready for pick-up.")
                .containsEntry("ACCOUNT_SID", null)
                .containsEntry("AUTH_TOKEN", null)
                .containsEntry("FROM", null);
    }

    @Test
    void account_token_and_sender_given_at_the_start_reach_the_worker() {
        example.run(Map.of("ACCOUNT_SID", "AC1", "AUTH_TOKEN", "secret", "FROM", "+15005550006"));

        assertThat(PlayedWorker.task("sendmessage").getVariables())
                .containsEntry("ACCOUNT_SID", "AC1")
                .containsEntry("AUTH_TOKEN", "secret")
                .containsEntry("FROM", "+15005550006");
    }

    @Test
    void a_refusal_is_data_and_an_unknown_outcome_is_not_repeated() {
        example.run();

        assertThat(PlayedWorker.task("sendmessage").getExtensionProperties())
                .containsEntry("onError", "continue")
                .containsEntry("onUnknown", "park");
    }
}
