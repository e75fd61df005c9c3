package io.github.carillon.worker.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.core.message.Mail;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.worker.dispatch.TestWorker;
import io.github.carillon.worker.engine.RealEngine;
import io.github.carillon.worker.engine.StoredOrder;
import io.github.carillon.worker.engine.StoredParty;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Objects in Java's own form, which is the engine's default, and in others; the models are as the Modeler writes them. */
final class StoredObjectsOnEngineTest {

    private static final RealEngine ENGINE = RealEngine.shared();

    private static final String PARTY = "<party><begin>2026-11-21T13:00:00+01:00</begin>"
            + "<guests>ann@example.org</guests><guests>bob@example.org</guests><price>19.90</price></party>";

    private static final Instant MOMENT = Instant.parse("2026-11-21T12:00:00Z");

    private final String key = "process-" + UUID.randomUUID();

    @AfterEach
    void clear() {
        ENGINE.clear();
    }

    @Test
    void a_list_that_the_model_spells_out_is_read() {
        deploy(task("""
            <camunda:inputParameter name="to">ann@example.org</camunda:inputParameter>
            <camunda:inputParameter name="cc"><camunda:list>
              <camunda:value>bob@example.org</camunda:value>
              <camunda:value>${boss}</camunda:value>
            </camunda:list></camunda:inputParameter>
            <camunda:inputParameter name="order"><camunda:map>
              <camunda:entry key="no">7</camunda:entry>
              <camunda:entry key="lines"><camunda:list><camunda:value>pen</camunda:value></camunda:list></camunda:entry>
            </camunda:map></camunda:inputParameter>
            """, "{{order.no}} {{#order.lines}}{{.}}{{/order.lines}} {{order.lines}}"));

        Mail mail = sent(Map.of("boss", "eve@example.org"));

        assertThat(mail.cc()).extracting(EmailAddress::value).containsExactly("bob@example.org", "eve@example.org");
        assertThat(mail.text()).isEqualTo("7 pen [\"pen\"]");
    }

    @Test
    void a_list_variable_of_javas_is_read_wherever_it_is_handed_on() {
        deploy(task("""
            <camunda:inputParameter name="to">${people}</camunda:inputParameter>
            <camunda:inputParameter name="cc">${copies}</camunda:inputParameter>
            """, "{{#people}}{{.}} {{/people}}"));

        Mail mail = sent(Map.of(
                "people",
                new ArrayList<>(List.of("ann@example.org")),
                "copies",
                new LinkedHashSet<>(List.of("bob@example.org", "eve@example.org"))));

        assertThat(mail.cc()).extracting(EmailAddress::value).containsExactly("bob@example.org", "eve@example.org");
        assertThat(mail.text()).isEqualTo("ann@example.org ");
    }

    @Test
    void an_object_of_a_class_that_only_the_engine_has_is_read() {
        deploy(toAnn("{{order.customer}} {{order.amount}} {{order.number}} {{order.weight}} {{order.state}}"
                + " {{order.ordered}} {{#order.tags}}{{.}} {{/order.tags}}{{#order.copies}}{{.}} {{/order.copies}}"));

        assertThat(sent(Map.of("order", new StoredOrder())).text())
                .matches("Ann 19\\.90 12345678901234567890123 4915112345678 SHIPPED 19(70-01-01|69-12-31)T\\S+"
                        + " new urgent bob@example\\.org eve@example\\.org ");
    }

    @Test
    void an_objects_path_leads_to_the_recipients_and_its_list_is_a_source() {
        deploy(task("""
            <camunda:inputParameter name="sourceStep">orders</camunda:inputParameter>
            <camunda:inputParameter name="userInfoField">email</camunda:inputParameter>
            """, "{{no}}"));
        List<Map<String, Object>> orders = new ArrayList<>();
        orders.add(new HashMap<>(Map.of("email", "ann@example.org", "no", 1)));

        Mail mail = sent(Map.of("orders", orders));

        assertThat(mail.text()).isEqualTo("1");
    }

    @Test
    void what_cannot_be_read_at_all_is_an_incident_that_names_the_variable_and_its_form() {
        deploy(toAnn("{{order.no}}"));
        String instance = ENGINE.start(key, Map.of("order", new StoredOrder.Gone()));

        assertThat(incident(instance))
                .startsWith("The worker cannot read what this step uses: variable \"order\" is stored as"
                        + " application/x-java-serialized-object (" + StoredOrder.Gone.class.getName() + ")")
                .contains("Store it as JSON");
    }

    @Test
    void json_that_is_malformed_is_an_incident_too() {
        deploy(toAnn("{{order.no}}"));
        String instance = ENGINE.start(
                key,
                Variables.putValueTyped(
                        "order",
                        Variables.serializedObjectValue("{\"no\":")
                                .serializationDataFormat("application/json")
                                .objectTypeName("java.util.HashMap")
                                .create()));

        assertThat(incident(instance)).contains("variable \"order\" is stored as application/json (java.util.HashMap)");
    }

    @Test
    void points_in_time_of_javas_are_shown_by_the_clock_of_the_zone_or_by_their_own() {
        deploy(toAnn("{{instant}} {{date}} {{at}} {{zoned}} {{local}} {{day}} {{time}}"));

        assertThat(sent(Map.of(
                                "instant", MOMENT,
                                "date", Variables.objectValue(Date.from(MOMENT)).create(),
                                "at", OffsetDateTime.parse("2026-11-21T13:00:00+05:00"),
                                "zoned", ZonedDateTime.parse("2026-11-21T13:00:00-05:00[America/New_York]"),
                                "local", LocalDateTime.parse("2026-11-21T13:00:00"),
                                "day", LocalDate.parse("2026-11-21"),
                                "time", LocalTime.parse("13:00")))
                        .text())
                .isEqualTo("2026-11-21T17:30:00+05:30 2026-11-21T17:30:00+05:30 2026-11-21T13:00:00+05:00"
                        + " 2026-11-21T13:00:00-05:00 2026-11-21T13:00 2026-11-21 13:00");
    }

    @Test
    void points_in_time_in_maps_and_lists_of_javas_are_shown_in_the_same_way() {
        deploy(toAnn(
                "{{order.day}} {{order.date}} {{#order.lines}}{{at}} {{instant}} {{/order.lines}}{{order.lines}}"));
        List<Map<String, Object>> lines = new ArrayList<>();
        lines.add(new HashMap<>(Map.of("at", OffsetDateTime.parse("2026-11-21T13:00:00+05:00"), "instant", MOMENT)));

        assertThat(sent(Map.of(
                                "order",
                                new HashMap<>(Map.of(
                                        "day",
                                        LocalDate.parse("2026-11-21"),
                                        "date",
                                        Date.from(MOMENT),
                                        "lines",
                                        lines))))
                        .text())
                .matches("2026-11-21 2026-11-21T17:30:00\\+05:30 2026-11-21T13:00:00\\+05:00"
                        + " 2026-11-21T17:30:00\\+05:30 \\[\\{.*\"instant\":\"2026-11-21T17:30:00\\+05:30\".*}]");
    }

    @Test
    void an_object_in_xml_is_read_for_texts_and_for_recipients() {
        deploy(task(
                "<camunda:inputParameter name=\"userInfoField\">party.guests</camunda:inputParameter>",
                "{{party.price}} {{party.begin}} {{#party.guests}}{{.}} {{/party.guests}}"));

        Mail mail = sent(Variables.putValueTyped("party", xml(PARTY, StoredParty.class.getName())));

        assertThat(mail.text()).isEqualTo("19.90 2026-11-21T17:30:00+05:30 ann@example.org bob@example.org ");
    }

    @ParameterizedTest
    @CsvSource({"<party><, io.github.carillon.worker.engine.StoredParty", PARTY + ", com.example.Party"})
    void xml_that_is_malformed_or_of_a_class_that_the_engine_lacks_is_an_incident(String text, String type) {
        deploy(toAnn("{{party.price}}"));
        String instance = ENGINE.start(key, Variables.putValueTyped("party", xml(text, type)));

        assertThat(incident(instance))
                .startsWith("The worker cannot read what this step uses: variable \"party\" is stored as"
                        + " application/xml (" + type + "), and the engine cannot read it");
    }

    static List<Object> untold() {
        return List.of(new StoredOrder.Broken(1), new StoredOrder.Broken(100_000), new StoredOrder.Endless());
    }

    @ParameterizedTest
    @MethodSource("untold")
    void an_object_of_which_the_engine_cannot_tell_all_is_an_incident_at_once(Object order) {
        deploy(toAnn("{{order.beginning}}"));
        String instance = ENGINE.start(key, Map.of("order", order));

        assertThat(incident(instance))
                .startsWith("The worker cannot read what this step uses: variable \"order\" is stored as"
                        + " application/x-java-serialized-object ("
                        + order.getClass().getName()
                        + "), and the engine cannot show it as JSON (")
                .endsWith("Store it as JSON, or as a text");
    }

    @Test
    void a_file_that_the_engine_cannot_serve_is_an_incident_at_once() {
        deploy(task("""
            <camunda:inputParameter name="to">ann@example.org</camunda:inputParameter>
            <camunda:inputParameter name="attachments">invoice</camunda:inputParameter>
            """, "Hello"));
        String instance = ENGINE.start(
                key,
                Variables.putValueTyped(
                        "invoice",
                        Variables.fileValue("invoice.pdf")
                                .file(new byte[1])
                                .mimeType("no type")
                                .create()));

        assertThat(incident(instance))
                .startsWith("The worker cannot read what this step uses: file variable \"invoice\" is stored with the"
                        + " type \"no type\" and no encoding, under which the engine cannot serve it");
    }

    @Test
    void spins_own_xml_is_a_text() {
        deploy(toAnn("{{party}}"));

        assertThat(sent(Variables.putValueTyped(
                                "party", SpinValues.xmlValue(PARTY).create()))
                        .text())
                .isEqualTo(PARTY);
    }

    private static ObjectValue xml(String text, String type) {
        return Variables.serializedObjectValue(text)
                .serializationDataFormat("application/xml")
                .objectTypeName(type)
                .create();
    }

    @Test
    void what_a_step_does_not_use_is_not_read() {
        deploy(toAnn("{{no}}"));

        assertThat(sent(Map.of("no", 7, "unrelated", new StoredOrder.Gone())).text())
                .isEqualTo("7");
    }

    @Test
    void the_innermost_variable_of_a_name_is_meant() {
        deploy("""
            <bpmn:subProcess id="inner">
              <bpmn:extensionElements><camunda:inputOutput>
                <camunda:inputParameter name="names"><camunda:list>
                  <camunda:value>inner</camunda:value></camunda:list></camunda:inputParameter>
              </camunda:inputOutput></bpmn:extensionElements>
              <bpmn:startEvent id="innerStart"/>
              <bpmn:sequenceFlow id="f3" sourceRef="innerStart" targetRef="notify"/>
              %s
              <bpmn:sequenceFlow id="f4" sourceRef="notify" targetRef="innerEnd"/>
              <bpmn:endEvent id="innerEnd"/>
            </bpmn:subProcess>
            <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="inner"/>
            <bpmn:sequenceFlow id="f2" sourceRef="inner" targetRef="end"/>
            """.formatted(service("""
                <camunda:inputParameter name="to">ann@example.org</camunda:inputParameter>
                <camunda:inputParameter name="own"><camunda:list>
                  <camunda:value>own</camunda:value></camunda:list></camunda:inputParameter>
                """, "{{#names}}{{.}}{{/names}} {{#own}}{{.}}{{/own}} {{#far}}{{.}}{{/far}}")));

        Mail mail = sent(Map.of(
                "names", new ArrayList<>(List.of("outer")),
                "own", new ArrayList<>(List.of("outer")),
                "far", new ArrayList<>(List.of("outer"))));

        assertThat(mail.text()).isEqualTo("inner own outer");
    }

    private Mail sent(Map<String, Object> variables) {
        try (TestWorker worker = TestWorker.on(ENGINE.rest())) {
            String instance = ENGINE.start(key, variables);
            worker.start();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> ENGINE.isEnded(instance) || ENGINE.incident(instance) != null);
            assertThat(ENGINE.incident(instance)).isNull();
            return worker.channel.sent().stream()
                    .filter(mail -> mail.to().value().equals("ann@example.org"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private String incident(String instance) {
        try (TestWorker worker = TestWorker.on(ENGINE.rest())) {
            worker.start();
            await().atMost(Duration.ofSeconds(60)).until(() -> ENGINE.incident(instance) != null);
            assertThat(worker.channel.sent()).isEmpty();
            return ENGINE.incident(instance);
        }
    }

    private static String toAnn(String body) {
        return task("<camunda:inputParameter name=\"to\">ann@example.org</camunda:inputParameter>", body);
    }

    private static String task(String inputs, String body) {
        return service(inputs, body) + """
            <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="notify"/>
            <bpmn:sequenceFlow id="f2" sourceRef="notify" targetRef="end"/>
            """;
    }

    private static String service(String inputs, String body) {
        return """
            <bpmn:serviceTask id="notify" camunda:type="external" camunda:topic="send-notification">
              <bpmn:extensionElements><camunda:inputOutput>
                %s
                <camunda:inputParameter name="subject">Order</camunda:inputParameter>
                <camunda:inputParameter name="body">%s</camunda:inputParameter>
              </camunda:inputOutput></bpmn:extensionElements>
            </bpmn:serviceTask>
            """.formatted(inputs, body);
    }

    private void deploy(String steps) {
        String model = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="carillon">
              <bpmn:process id="%s" isExecutable="true" camunda:historyTimeToLive="1">
                <bpmn:startEvent id="start"/>
                %s
                <bpmn:endEvent id="end"/>
              </bpmn:process>
            </bpmn:definitions>
            """.formatted(key, steps);
        ENGINE.deploy(key, Bpmn.readModelFromStream(new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8))));
    }
}
