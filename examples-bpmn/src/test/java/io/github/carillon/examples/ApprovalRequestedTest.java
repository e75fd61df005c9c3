package io.github.carillon.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;

import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "examples/approval-requested.bpmn")
class ApprovalRequestedTest {

    @RegisterExtension
    static final ProcessEngineExtension ENGINE = ExampleEngine.extension();

    private final Example example = Example.of("approval-requested");

    @Test
    void the_group_that_is_asked_is_the_one_that_finds_the_task() {
        ProcessInstance instance = example.run();
        LockedExternalTask mail = PlayedWorker.task("send-notification");
        assertThat(mail.getVariables())
                .containsEntry("userGroup", "sales")
                .containsEntry("format", "html")
                .containsEntry("priority", "high");

        PlayedWorker.acceptMail(mail);
        execute(job(instance));
        LockedExternalTask note = PlayedWorker.task("send-notification");
        assertThat(note.getVariables())
                .containsEntry("notificationType", "SignalR")
                .containsEntry("userGroup", "sales")
                .containsEntry("link", "{{process.tasklistUrl}}")
                .containsEntry("category", "ACTION_REQUIRED");
        PlayedWorker.acceptMail(note);

        assertThat(instance).isWaitingAt("ApproveTheOrder");
        assertThat(task()).hasCandidateGroup("sales").hasDescription("Ada placed order A-1042 of 1,250.00 EUR.");
        complete(task());
        assertThat(instance).hasPassed("OrderApproved").isEnded();
    }

    @Test
    void the_mail_names_the_order_by_its_business_key_and_links_to_the_tasklist() {
        ProcessInstance instance = example.run();

        LockedExternalTask mail = PlayedWorker.task("send-notification");

        assertThat(mail.getBusinessKey()).isEqualTo("A-1042");
        assertThat(mail.getVariables()).containsEntry("subject", "Please approve order {{process.businessKey}}");
        assertThat(mail.getVariables().get("body").toString()).contains("<a href=\"{{process.tasklistUrl}}\">");
        assertThat(instance).isWaitingAt("AskForApproval");
    }

    @Test
    void a_business_key_that_was_given_is_kept() {
        execute(job(runtimeService().startProcessInstanceByKey(example.key(), "B-7")));

        assertThat(PlayedWorker.task("send-notification").getBusinessKey()).isEqualTo("B-7");
    }
}
