package io.github.carillon.worker.engine;

import java.util.Map;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/** Processes with one Send Notification each. */
public final class Models {

    public static final String CODE = "NOTIFICATION_REFUSED";

    private Models() {}

    public static BpmnModelInstance simple(String key) {
        return task(key)
                .camundaOutputParameter("messageId", "${MESSAGE_SID}")
                .camundaOutputParameter("errorCode", "${ERROR_CODE}")
                .endEvent()
                .done();
    }

    /** With a text of the model's own. */
    public static BpmnModelInstance saying(String key, String body) {
        return task(key).camundaInputParameter("body", body).endEvent().done();
    }

    public static BpmnModelInstance counting(String key) {
        return task(key)
                .camundaOutputParameter("accepted", "${acceptedCount}")
                .camundaOutputParameter("errorCode", "${ERROR_CODE}")
                .endEvent()
                .done();
    }

    /** Refusals are thrown as a BPMN error; nothing catches it. */
    public static BpmnModelInstance throwing(String key) {
        return throwingTask(key).endEvent().done();
    }

    /** Refusals are thrown as a BPMN error; the task's boundary catches it. */
    public static BpmnModelInstance catching(String key) {
        return throwingTask(key)
                .endEvent()
                .moveToActivity("notify")
                .boundaryEvent("caught")
                .error(CODE)
                .endEvent("refused")
                .done();
    }

    /** A notification that is worth sending for a second only. */
    public static BpmnModelInstance shortLived(String key) {
        return property(task(key), "maxAge", "PT1S").endEvent().done();
    }

    /** Calls another process. */
    public static BpmnModelInstance calling(String key, String called) {
        return Bpmn.createExecutableProcess(key)
                .startEvent()
                .callActivity("call")
                .calledElement(called)
                .endEvent()
                .done();
    }

    /** Calls another process and catches what it throws. */
    public static BpmnModelInstance callingAndCatching(String key, String called) {
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
    public static BpmnModelInstance parallel(String key, int people) {
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

    /** As a designer says what to do about failures. */
    public static ServiceTaskBuilder property(ServiceTaskBuilder task, String name, String value) {
        BpmnModelInstance model = (BpmnModelInstance) task.getElement().getModelInstance();
        return task.addExtensionElement(properties(model, Map.of(name, value)));
    }

    /** Extension properties, for an element of this model. */
    public static CamundaProperties properties(BpmnModelInstance model, Map<String, String> values) {
        CamundaProperties properties = model.newInstance(CamundaProperties.class);
        values.forEach((name, value) -> {
            CamundaProperty property = model.newInstance(CamundaProperty.class);
            property.setCamundaName(name);
            property.setCamundaValue(value);
            properties.addChildElement(property);
        });
        return properties;
    }

    private static ServiceTaskBuilder throwingTask(String key) {
        return property(task(key), "onError", "bpmnError");
    }
}
