package io.github.carillon.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;

import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "examples/security-alert.bpmn")
class SecurityAlertTest {

    @RegisterExtension
    static final ProcessEngineExtension ENGINE = ExampleEngine.extension();

    private final Example example = Example.of("security-alert");

    @Test
    void the_group_is_alerted_by_push_and_by_email_and_one_of_them_looks_into_it() {
        ProcessInstance instance = example.run();
        LockedExternalTask alert = PlayedWorker.task("send-message-to-users");
        assertThat(alert.getVariables())
                .containsEntry("groups", "sales")
                .containsEntry("sendEmail", "true")
                .containsEntry("sendPush", "true")
                .containsEntry("pushMessage", "{{what}}")
                .containsEntry("link", "{{process.tasklistUrl}}")
                .containsEntry("priority", "critical");

        PlayedWorker.acceptBut(alert, 1, null);

        assertThat(instance).isWaitingAt("LookIntoIt");
        assertThat(task())
                .hasCandidateGroup("sales")
                .hasDescription("Somebody signed in from a place where none of us is.");
        complete(task());
        assertThat(instance).hasPassed("LookedInto").isEnded();
    }
}
