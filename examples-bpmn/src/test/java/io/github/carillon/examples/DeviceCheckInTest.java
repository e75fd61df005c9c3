package io.github.carillon.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;

import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "examples/device-check-in.bpmn")
class DeviceCheckInTest {

    private static final String TOPIC = "send-message-to-devices";

    @RegisterExtension
    static final ProcessEngineExtension ENGINE = ExampleEngine.extension();

    private final Example example = Example.of("device-check-in");

    @Test
    void devices_that_can_be_asked_are_and_that_is_all() {
        ProcessInstance instance = example.run();
        LockedExternalTask push = PlayedWorker.task(TOPIC);
        assertThat(push.getVariables())
                .containsEntry("devices", "0123456789abcdef0123456789abcdef")
                .containsEntry("sendEmail", "false")
                .containsEntry("sendPush", "true")
                .containsEntry("pushMessage", "Please check in with this device: {{page}}");

        PlayedWorker.acceptMail(push);

        assertThat(instance)
                .hasPassed("DevicesAsked")
                .hasNotPassed("WriteToTheOwners")
                .isEnded();
    }

    @Test
    void where_one_of_them_cannot_be_asked_the_owners_get_an_email() {
        assertOwnersAreInformed(1, null);
    }

    @Test
    void where_none_of_them_can_be_asked_the_owners_get_an_email() {
        assertOwnersAreInformed(2, "NO_RECIPIENT");
    }

    private void assertOwnersAreInformed(long skipped, String code) {
        ProcessInstance instance = example.run();
        PlayedWorker.acceptBut(PlayedWorker.task(TOPIC), skipped, code);
        execute(job(instance));

        LockedExternalTask mail = PlayedWorker.task(TOPIC);
        assertThat(mail.getVariables())
                .containsEntry("devices", "0123456789abcdef0123456789abcdef")
                .containsEntry("sendEmail", "true")
                .containsEntry("sendPush", "false");
        PlayedWorker.acceptMail(mail);

        assertThat(instance)
                .hasPassed("OwnersInformed")
                .hasNotPassed("DevicesAsked")
                .variables()
                .containsEntry("mail_MESSAGE_SID", "<1@example.org>");
    }
}
