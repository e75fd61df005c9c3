package io.github.carillon.worker.context;

import static org.assertj.core.api.Assertions.assertThat;

import javax.xml.stream.XMLStreamException;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ProcessBuilder;
import org.junit.jupiter.api.Test;

final class ErrorModelTest {

    private static final String CODE = "NOTIFICATION_REFUSED";

    @Test
    void nothing_catches_where_nothing_is_drawn() {
        assertThat(catches(
                        process().startEvent().serviceTask("notify").endEvent().done()))
                .isFalse();
    }

    @Test
    void a_boundary_event_catches_its_code_and_no_other() {
        assertThat(catches(withBoundary(CODE))).isTrue();
        assertThat(catches(withBoundary("OTHER"))).isFalse();
    }

    @Test
    void a_boundary_event_that_names_no_error_catches_all() {
        assertThat(catches(process()
                        .startEvent()
                        .serviceTask("notify")
                        .boundaryEvent("caught")
                        .error()
                        .endEvent()
                        .done()))
                .isTrue();
    }

    @Test
    void a_boundary_event_of_another_kind_or_of_another_task_catches_nothing() {
        assertThat(catches(process()
                        .startEvent()
                        .serviceTask("notify")
                        .boundaryEvent("late")
                        .timerWithDuration("PT1H")
                        .endEvent()
                        .done()))
                .isFalse();
        assertThat(catches(process()
                        .startEvent()
                        .serviceTask("notify")
                        .serviceTask("other")
                        .boundaryEvent("caught")
                        .error(CODE)
                        .endEvent()
                        .done()))
                .isFalse();
    }

    @Test
    void a_boundary_event_of_a_sub_process_around_it_catches() {
        BpmnModelInstance model = process()
                .startEvent()
                .subProcess("outer")
                .embeddedSubProcess()
                .startEvent()
                .subProcess("inner")
                .embeddedSubProcess()
                .startEvent()
                .serviceTask("notify")
                .endEvent()
                .subProcessDone()
                .endEvent()
                .subProcessDone()
                .boundaryEvent("caught")
                .error(CODE)
                .endEvent()
                .done();

        assertThat(catches(model)).isTrue();
    }

    @Test
    void a_boundary_event_of_a_transaction_around_it_catches() {
        BpmnModelInstance model = process()
                .startEvent()
                .transaction("outer")
                .embeddedSubProcess()
                .startEvent()
                .serviceTask("notify")
                .endEvent()
                .transactionDone()
                .boundaryEvent("caught")
                .error(CODE)
                .endEvent()
                .done();

        assertThat(catches(model)).isTrue();
    }

    @Test
    void an_event_sub_process_beside_it_catches() {
        ProcessBuilder process = process();
        process.eventSubProcess("caught").startEvent().error(CODE).endEvent();

        assertThat(catches(process.startEvent().serviceTask("notify").endEvent().done()))
                .isTrue();
    }

    @Test
    void an_event_sub_process_around_a_sub_process_catches() {
        ProcessBuilder process = process();
        process.eventSubProcess("caught").startEvent().error().endEvent();

        assertThat(catches(process.startEvent()
                        .subProcess("outer")
                        .embeddedSubProcess()
                        .startEvent()
                        .serviceTask("notify")
                        .endEvent()
                        .subProcessDone()
                        .endEvent()
                        .done()))
                .isTrue();
    }

    @Test
    void an_event_sub_process_in_another_scope_or_for_something_else_catches_nothing() {
        ProcessBuilder process = process();
        process.eventSubProcess("stopped").startEvent().message("stop").endEvent();
        var other = process.startEvent().subProcess("other");
        other.embeddedSubProcess()
                .eventSubProcess("caught")
                .startEvent()
                .error(CODE)
                .endEvent();
        other.embeddedSubProcess().startEvent().endEvent();

        assertThat(catches(other.serviceTask("notify").endEvent().done())).isFalse();
    }

    @Test
    void an_event_sub_process_does_not_catch_what_is_thrown_in_it() {
        ProcessBuilder process = process();
        process.eventSubProcess("caught")
                .startEvent()
                .error(CODE)
                .serviceTask("notify")
                .endEvent();

        assertThat(catches(process.startEvent().endEvent().done())).isFalse();
    }

    @Test
    void an_activity_that_is_not_there_throws_nothing_that_is_caught() {
        assertThat(errors(withBoundary(CODE)).catches("elsewhere", CODE)).isFalse();
    }

    @Test
    void an_error_is_known_by_its_code_wherever_it_is_written_down() {
        String model = """
            <definitions>
              <process id="p">
                <serviceTask id="notify" />
                <boundaryEvent id="b" attachedToRef="notify"><errorEventDefinition errorRef="%s" /></boundaryEvent>
              </process>
              <error id="refused" errorCode="NOTIFICATION_REFUSED" />
              <error id="other" errorCode="OTHER" />
              <error id="any" />
            </definitions>
            """;

        assertThat(errors(model.formatted("refused")).catches("notify", CODE)).isTrue();
        assertThat(errors(model.formatted("any")).catches("notify", CODE)).isTrue();
        assertThat(errors(model.formatted(CODE)).catches("notify", CODE)).isTrue();
        assertThat(errors(model.formatted("other")).catches("notify", CODE)).isFalse();
        assertThat(errors(model.formatted("missing")).catches("notify", CODE)).isFalse();
    }

    private static BpmnModelInstance withBoundary(String code) {
        return process()
                .startEvent()
                .serviceTask("notify")
                .boundaryEvent("caught")
                .error(code)
                .endEvent()
                .done();
    }

    private static ProcessBuilder process() {
        return Bpmn.createExecutableProcess("process");
    }

    private static boolean catches(BpmnModelInstance model) {
        return errors(model).catches("notify", CODE);
    }

    private static ErrorModel errors(BpmnModelInstance model) {
        return errors(Bpmn.convertToString(model));
    }

    private static ErrorModel errors(String xml) {
        try {
            return ModelReader.read(xml).errors();
        } catch (XMLStreamException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
