package io.github.carillon.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.formService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.jobQuery;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.repositoryService;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = {"examples/send-a-message.bpmn", "examples/send-a-message.form"})
class SendAMessageTest {

    @RegisterExtension
    static final ProcessEngineExtension ENGINE = ExampleEngine.extension();

    private final Example example = Example.of("send-a-message");

    @Test
    void tasklist_has_a_form_to_start_it() {
        ProcessDefinition process = repositoryService()
                .createProcessDefinitionQuery()
                .latestVersion()
                .singleResult();

        assertThat(formService()
                        .getStartFormData(process.getId())
                        .getCamundaFormRef()
                        .getKey())
                .isEqualTo("send-a-message");
        assertThat(formService().getDeployedStartForm(process.getId())).isNotEmpty();
    }

    @Test
    void a_group_gets_the_email_and_the_push_and_no_device_is_asked_for() {
        ProcessInstance instance = example.run();

        LockedExternalTask task = PlayedWorker.task("send-message-to-users");
        assertThat(task.getVariables())
                .contains(entry("groups", "sales"), entry("sendEmail", "true"), entry("sendPush", "true"))
                .containsEntry("users", null)
                .containsEntry("subject", "The office is closed on Friday");
        PlayedWorker.acceptBut(task, 0, null);

        assertThat(instance)
                .hasNotPassed("SendToDevices")
                .hasPassed("MessageSent")
                .isEnded();
    }

    @Test
    void devices_alone_are_not_followed_by_people() {
        ProcessInstance instance =
                example.run(with(Map.of("devices", "0123456789abcdef0123456789abcdef", "groups", "")));

        PlayedWorker.acceptBut(PlayedWorker.task("send-message-to-devices"), 0, null);

        assertThat(instance)
                .hasNotPassed("SendToPeople")
                .hasPassed("MessageSent")
                .isEnded();
    }

    @Test
    void devices_and_people_get_it_both() {
        ProcessInstance instance = example.start(with(Map.of("devices", "0123456789abcdef0123456789abcdef")));
        jobQuery().list().forEach(BpmnAwareTests::execute);

        PlayedWorker.acceptBut(PlayedWorker.task("send-message-to-devices"), 0, null);
        assertThat(instance).isNotEnded();
        PlayedWorker.acceptBut(PlayedWorker.task("send-message-to-users"), 0, null);

        assertThat(instance)
                .hasPassed("SendToDevices", "SendToPeople", "MessageSent")
                .isEnded();
    }

    @Test
    void nobody_at_all_is_left_to_the_step_to_name() {
        example.run(with(Map.of("groups", "")));

        assertThat(PlayedWorker.task("send-message-to-users").getVariables()).containsEntry("groups", "");
    }

    private Map<String, Object> with(Map<String, Object> others) {
        Map<String, Object> all = new HashMap<>(example.variables());
        all.putAll(others);
        return all;
    }
}
