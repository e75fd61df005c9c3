package io.github.carillon.engines;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A process, written down for deployment: its elements one after the other. The steps are as the element templates make them. */
final class Model {

    private static final String HEAD = """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                     xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                     xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                     id="definitions" targetNamespace="http://github.io/carillon/engines">
        <error id="refusal" errorCode="NOTIFICATION_REFUSED"/>
        <process id="%s" isExecutable="true" camunda:historyTimeToLive="P30D">
        """;

    private final String id;
    private final Map<String, String> elements = new LinkedHashMap<>();
    private final List<String> further = new ArrayList<>();
    private String supervisors = "";

    private Model(String id) {
        this.id = id;
    }

    static Model of(String id) {
        return new Model(id);
    }

    String id() {
        return id;
    }

    Model step(Step step) {
        elements.put(step.id(), step.xml());
        return this;
    }

    /** This group hears when an instance fails. */
    Model supervisedBy(String group) {
        supervisors = "<extensionElements><camunda:properties><camunda:property name=\"supervisors\" value=\""
                + Step.escaped(group) + "\"/></camunda:properties></extensionElements>";
        return this;
    }

    /** Somebody has to complete it. */
    Model userTask(String task) {
        elements.put(task, "<userTask id=\"%s\"/>".formatted(task));
        return this;
    }

    /** An activity that does what an expression says. */
    Model expression(String activity, String expression) {
        elements.put(
                activity,
                "<serviceTask id=\"%s\" camunda:expression=\"%s\"/>".formatted(activity, Step.escaped(expression)));
        return this;
    }

    /** The same, as a job with one try. */
    Model job(String activity, String expression) {
        elements.put(activity, """
                <serviceTask id="%s" camunda:asyncBefore="true" camunda:expression="%s"><extensionElements>
                <camunda:failedJobRetryTimeCycle>R1/PT1H</camunda:failedJobRetryTimeCycle>
                </extensionElements></serviceTask>
                """.formatted(activity, Step.escaped(expression)));
        return this;
    }

    /** The step's BPMN error leads to an end of its own, {@code refused}. */
    Model catching(String step) {
        further.add("""
            <boundaryEvent id="caught" attachedToRef="%s"><errorEventDefinition errorRef="refusal"/></boundaryEvent>
            <sequenceFlow id="toRefused" sourceRef="caught" targetRef="refused"/>
            <endEvent id="refused"/>
            """.formatted(step));
        return this;
    }

    /** Goes back to an element for as long as the condition holds. */
    Model backTo(String element, String condition) {
        elements.put("again", "<exclusiveGateway id=\"again\" default=\"again_to\"/>");
        further.add("""
            <sequenceFlow id="back" sourceRef="again" targetRef="%s">
            <conditionExpression xsi:type="tFormalExpression">%s</conditionExpression></sequenceFlow>
            """.formatted(element, Step.escaped(condition)));
        return this;
    }

    /** For the deployment. */
    String xml() {
        return HEAD.formatted(id) + supervisors + body() + "</process></definitions>";
    }

    /** The same, with all of it in a sub-process that runs as often at the same time. */
    String xmlTimes(int count) {
        String all = "<subProcess id=\"each\"><multiInstanceLoopCharacteristics><loopCardinality>" + count
                + "</loopCardinality></multiInstanceLoopCharacteristics>" + body() + "</subProcess>";
        return HEAD.formatted(id)
                + "<startEvent id=\"first\"/><sequenceFlow id=\"toEach\" sourceRef=\"first\" targetRef=\"each\"/>"
                + all
                + "<sequenceFlow id=\"toLast\" sourceRef=\"each\" targetRef=\"last\"/><endEvent id=\"last\"/>"
                + "</process></definitions>";
    }

    private String body() {
        StringBuilder xml = new StringBuilder("<startEvent id=\"start\"/>");
        String from = "start";
        for (Map.Entry<String, String> element : elements.entrySet()) {
            xml.append(flow(from, element.getKey())).append(element.getValue());
            from = element.getKey();
        }
        further.forEach(xml::append);
        return xml.append(flow(from, "end")).append("<endEvent id=\"end\"/>").toString();
    }

    private static String flow(String from, String to) {
        return "<sequenceFlow id=\"%s_to\" sourceRef=\"%s\" targetRef=\"%s\"/>".formatted(from, from, to);
    }
}
