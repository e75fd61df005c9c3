package io.github.carillon.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.managementService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.repositoryService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;

import java.util.Map;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "examples/nightly-import.bpmn")
class NightlyImportTest {

    @RegisterExtension
    static final ProcessEngineExtension ENGINE = ExampleEngine.extension();

    private final Example example = Example.of("nightly-import");

    @Test
    void without_its_file_it_is_an_incident_at_once_that_says_so() {
        ProcessInstance instance = failed();

        Incident incident = runtimeService()
                .createIncidentQuery()
                .processInstanceId(instance.getId())
                .singleResult();
        assertThat(incident.getIncidentType()).isEqualTo(Incident.FAILED_JOB_HANDLER_TYPE);
        assertThat(incident.getActivityId()).isEqualTo("ImportTheOrders");
        assertThat(incident.getIncidentMessage()).contains("orders.csv has not arrived");
    }

    @Test
    void it_ends_when_the_file_is_there_and_somebody_has_it_tried_again() {
        ProcessInstance instance = failed();

        runtimeService().setVariable(instance.getId(), "fileAvailable", true);
        managementService().setJobRetries(job(instance).getId(), 1);
        execute(job(instance));

        assertThat(instance).hasPassed("OrdersImported").isEnded();
    }

    @Test
    void with_its_file_it_ends_by_itself() {
        assertThat(example.run(Map.of("fileAvailable", true)))
                .hasPassed("OrdersImported")
                .isEnded();
    }

    @Test
    void it_is_started_every_night() {
        assertThat(managementService().createJobQuery().timers().singleResult().getProcessDefinitionKey())
                .isEqualTo(repositoryService()
                        .createProcessDefinitionQuery()
                        .singleResult()
                        .getKey());
    }

    private ProcessInstance failed() {
        ProcessInstance instance = example.start(Map.of());
        assertThatThrownBy(() -> execute(job(instance))).hasMessageContaining("orders.csv has not arrived");
        return instance;
    }
}
