package io.github.carillon.worker.engine;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;

/** Processes with one Send Notification each. */
final class Models {

    static final String CODE = "NOTIFICATION_REFUSED";

    private Models() {}

    static BpmnModelInstance simple(String key) {
        return task(key)
                .camundaOutputParameter("messageId", "${MESSAGE_SID}")
                .camundaOutputParameter("errorCode", "${ERROR_CODE}")
                .endEvent()
                .done();
    }

    static BpmnModelInstance counting(String key) {
        return task(key)
                .camundaOutputParameter("accepted", "${acceptedCount}")
                .camundaOutputParameter("errorCode", "${ERROR_CODE}")
                .endEvent()
                .done();
    }

    /** Refusals are thrown as a BPMN error; nothing catches it. */
    static BpmnModelInstance throwing(String key) {
        return throwingTask(key).endEvent().done();
    }

    /** Refusals are thrown as a BPMN error; the task's boundary catches it. */
    static BpmnModelInstance catching(String key) {
        return throwingTask(key)
                .endEvent()
                .moveToActivity("notify")
                .boundaryEvent("caught")
                .error(CODE)
                .endEvent("refused")
                .done();
    }

    /** A notification that is worth sending for a second only. */
    static BpmnModelInstance shortLived(String key) {
        return task(key).camundaInputParameter("maxAge", "PT1S").endEvent().done();
    }

    /** Calls another process. */
    static BpmnModelInstance calling(String key, String called) {
        return Bpmn.createExecutableProcess(key)
                .startEvent()
                .callActivity("call")
                .calledElement(called)
                .endEvent()
                .done();
    }

    /** Calls another process and catches what it throws. */
    static BpmnModelInstance callingAndCatching(String key, String called) {
        return Bpmn.createExecutableProcess(key)
                .startEvent()
                .callActivity("call")
                .calledElement(called)
                .endEvent()
                .moveToActivity("call")
                .boundaryEvent("caught")
                .error(CODE)
                .endEvent("refused")
                .done();
    }

    /** So many notifications at once, each to another address. */
    static BpmnModelInstance parallel(String key, int people) {
        return Bpmn.createExecutableProcess(key)
                .startEvent()
                .serviceTask("notify")
                .camundaExternalTask("send-notification")
                .camundaInputParameter("subject", "Hello")
                .camundaInputParameter("body", "Hello")
                .camundaInputParameter("to", "person${loopCounter}@example.org")
                .multiInstance()
                .parallel()
                .cardinality(String.valueOf(people))
                .multiInstanceDone()
                .endEvent()
                .done();
    }

    private static ServiceTaskBuilder task(String key) {
        return Bpmn.createExecutableProcess(key)
                .startEvent()
                .serviceTask("notify")
                .camundaExternalTask("send-notification")
                .camundaInputParameter("to", "ann@example.org")
                .camundaInputParameter("subject", "Order")
                .camundaInputParameter("body", "${execution.hasVariable('text') ? text : 'Hello'}");
    }

    private static ServiceTaskBuilder throwingTask(String key) {
        return task(key).camundaInputParameter("onError", "bpmnError");
    }
}
