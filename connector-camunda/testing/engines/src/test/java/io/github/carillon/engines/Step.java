package io.github.carillon.engines;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One of Carillon's steps, with its parameters and with the output mappings of its element template. */
final class Step {

    private static final List<String> NOTIFICATION_OUTPUTS =
            List.of("MESSAGE_SID", "ERROR_CODE", "ERROR_MESSAGE", "acceptedCount", "failedCount", "skippedCount");
    private static final List<String> TEXT_OUTPUTS =
            List.of("MESSAGE_SID", "ERROR_CODE", "ERROR_MESSAGE", "MESSAGE_STATUS");

    private final String id;
    private final String topic;
    private final List<String> outputs;
    private final Map<String, String> inputs = new LinkedHashMap<>();
    private final Map<String, String> properties = new LinkedHashMap<>();

    private Step(String id, String topic, List<String> outputs) {
        this.id = id;
        this.topic = topic;
        this.outputs = outputs;
    }

    static Step sendNotification(String type) {
        return new Step("send", "send-notification", NOTIFICATION_OUTPUTS).with("notificationType", type);
    }

    static Step sendMessage() {
        return new Step("sendText", "sendmessage", TEXT_OUTPUTS);
    }

    static Step messageToUsers() {
        return new Step("tell", "send-message-to-users", NOTIFICATION_OUTPUTS);
    }

    static Step abTest() {
        return new Step("tellOfTest", "ab-test-notification", NOTIFICATION_OUTPUTS);
    }

    /** A mail to that address, whose text does not matter. */
    static Step mailTo(String address) {
        return sendNotification("Smtp")
                .with("to", address)
                .with("subject", "Your order")
                .with("body", "It is sent.");
    }

    String id() {
        return id;
    }

    Step with(String parameter, String value) {
        inputs.put(parameter, escaped(value));
        return this;
    }

    /** As a designer's list of the properties panel. */
    Step withList(String parameter, String... values) {
        inputs.put(
                parameter,
                Stream.of(values)
                        .map(value -> "<camunda:value>" + escaped(value) + "</camunda:value>")
                        .collect(Collectors.joining("", "<camunda:list>", "</camunda:list>")));
        return this;
    }

    Step property(String name, String value) {
        properties.put(name, value);
        return this;
    }

    String xml() {
        StringBuilder xml = new StringBuilder(
                "<serviceTask id=\"%s\" camunda:type=\"external\" camunda:topic=\"%s\" camunda:asyncBefore=\"true\">"
                        .formatted(id, topic));
        xml.append("<extensionElements><camunda:inputOutput>");
        inputs.forEach((name, value) ->
                xml.append("<camunda:inputParameter name=\"%s\">%s</camunda:inputParameter>".formatted(name, value)));
        outputs.forEach(name -> xml.append(
                "<camunda:outputParameter name=\"%s\">${execution.getVariable('%s')}</camunda:outputParameter>"
                        .formatted(name, name)));
        xml.append("</camunda:inputOutput><camunda:properties>");
        properties.forEach((name, value) ->
                xml.append("<camunda:property name=\"%s\" value=\"%s\"/>".formatted(name, escaped(value))));
        return xml.append("</camunda:properties></extensionElements></serviceTask>")
                .toString();
    }

    /** For an element or an attribute. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
