package io.github.carillon.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.historyService;

import java.util.Map;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "examples/order-shipped.bpmn")
class OrderShippedTest {

    @RegisterExtension
    static final ProcessEngineExtension ENGINE = ExampleEngine.extension();

    private final Example example = Example.of("order-shipped");

    @Test
    void the_customer_is_told_by_mail() {
        ProcessInstance instance = example.run();
        assertThat(instance).isWaitingAt("TellTheCustomer").hasNotPassed("CustomerTold");

        PlayedWorker.acceptMail(PlayedWorker.task("send-notification"));

        assertThat(instance)
                .hasPassedInOrder("OrderPacked", "TellTheCustomer", "CustomerTold")
                .isEnded();
        assertThat(output("MESSAGE_SID").getValue()).isEqualTo("<1@example.org>");
        assertThat(output("acceptedCount").getValue()).isEqualTo(1L);
        assertThat(output("ERROR_CODE").getValue()).isNull();
    }

    @Test
    void the_worker_finds_the_message_and_the_policies() {
        example.run(Map.of("customerEmail", "bob@example.org"));

        LockedExternalTask task = PlayedWorker.task("send-notification");

        assertThat(task.getVariables())
                .containsEntry("notificationType", "Smtp")
                .containsEntry("to", "bob@example.org")
                .containsEntry("subject", "Your order {{orderNumber}} is on its way")
                .containsEntry("orderNumber", "A-1042")
                .containsEntry("cc", null);
        assertThat(task.getVariables().get("body").toString()).contains("Dear {{customerName}},\n\nyour order");
        assertThat(task.getExtensionProperties())
                .containsEntry("onError", "incident")
                .containsEntry("onUnknown", "repeat");
    }

    @Test
    void the_report_stays_a_file_on_its_way_through_the_output() {
        example.run();

        PlayedWorker.acceptMail(PlayedWorker.task("send-notification"));

        FileValue report = (FileValue) output("deliveries").getTypedValue();
        assertThat(report.getFilename()).isEqualTo("deliveries.json");
        assertThat(report.getMimeType()).isEqualTo("application/json");
        assertThat(report.getValue()).hasContent("[]");
    }

    /** As the process keeps it, not as it was at the task. */
    private static HistoricVariableInstance output(String name) {
        return historyService().createHistoricVariableInstanceQuery().variableName(name).list().stream()
                .filter(variable -> variable.getActivityInstanceId().equals(variable.getProcessInstanceId()))
                .findFirst()
                .orElseThrow();
    }
}
