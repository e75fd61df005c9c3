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

@Deployment(resources = "examples/text-the-courier.bpmn")
class TextTheCourierTest {

    @RegisterExtension
    static final ProcessEngineExtension ENGINE = ExampleEngine.extension();

    private final Example example = Example.of("text-the-courier");

    @Test
    void a_text_that_was_accepted_ends_the_process() {
        ProcessInstance instance = example.run();

        PlayedWorker.acceptText(PlayedWorker.task("sendmessage"));

        assertThat(instance)
                .hasPassed("CourierInformed")
                .hasNotPassed("PhoneTheCourier")
                .isEnded();
    }

    @Test
    void a_refusal_takes_the_error_path_and_says_why() {
        ProcessInstance instance = example.run();
        LockedExternalTask text = PlayedWorker.task("sendmessage");
        assertThat(text.getExtensionProperties()).containsEntry("onError", "bpmnError");

        PlayedWorker.throwRefusal(text);

        assertThat(instance).isWaitingAt("PhoneTheCourier").variables().containsEntry("ERROR_CODE", "21211");
        assertThat(task().getDescription()).contains("was refused (21211: Invalid number)");
        complete(task());
        assertThat(instance).hasPassed("CourierPhoned").isEnded();
    }
}
