package io.github.carillon.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.core.message.Mail;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.worker.engine.Models;
import io.github.carillon.worker.engine.RealEngine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a step's element declares is a parameter; all else is data. On a real engine, with models as they are drawn. */
final class ParametersOnEngineTest {

    private static final RealEngine ENGINE = RealEngine.shared();

    private final String key = "process-" + UUID.randomUUID();
    private TestWorker worker;

    @BeforeEach
    void start() {
        worker = TestWorker.on(ENGINE.rest());
        worker.start();
    }

    @AfterEach
    void stop() {
        worker.close();
        ENGINE.clear();
    }

    @Test
    void a_process_variable_with_the_name_of_a_parameter_changes_nothing() {
        deploy(task());
        Map<String, Object> variables = new HashMap<>(Map.of(
                "cc", "stranger@example.org",
                "bcc", "stranger@example.org",
                "userName", "stranger",
                "userGroup", "everybody",
                "from", "someone@example.org",
                "attachments", "contract",
                "link", "nowhere",
                "connection", "other",
                "priority", "nonsense"));
        variables.put("onError", "continue");
        variables.put("headers", "no header");
        variables.put("together", "true");

        Mail mail = sent(variables);

        assertThat(mail.to().value()).isEqualTo("ann@example.org");
        assertThat(mail.from()).isNull();
        assertThat(mail.attachments()).isEmpty();
        assertThat(worker.channel.sent()).hasSize(1);
    }

    @Test
    void a_variable_of_that_name_is_data_like_any_other() {
        deploy(task().camundaInputParameter("body", "{{priority}} {{link}}"));

        assertThat(sent(Map.of("priority", "P1", "link", "L1")).text()).isEqualTo("P1 L1");
    }

    @Test
    void the_variable_on_error_does_not_beat_the_model() {
        deploy(task().camundaInputParameter("from", "${sender}"));

        String instance = ENGINE.start(key, Map.of("onError", "continue", "sender", "no address"));

        assertThat(incident(instance))
                .contains("Refused", "INVALID_ADDRESS", "from")
                .doesNotContain("no address");
    }

    @Test
    void data_that_is_of_no_use_is_a_refusal_and_the_model_decides_what_follows() {
        deploy(Models.property(task().camundaInputParameter("from", "${sender}"), "onError", "continue")
                .camundaOutputParameter("errorCode", "${ERROR_CODE}"));

        String instance = ENGINE.start(key, Map.of("sender", "no address"));

        await().until(() -> ENGINE.isEnded(instance));
        assertThat(output(instance, "errorCode")).isEqualTo("INVALID_ADDRESS");
    }

    @Test
    void what_an_expression_says_is_no_template() {
        deploy(task().camundaInputParameter("subject", "About ${topic}: {{number}}")
                .camundaInputParameter("body", "${comment}"));

        Mail mail = sent(
                Map.of("topic", "{{salary}}", "comment", "{{process.businessKey}} {{#x", "number", 7L, "salary", 1));

        assertThat(mail.subject()).isEqualTo("About {{salary}}: 7");
        assertThat(mail.text()).isEqualTo("{{process.businessKey}} {{#x");
    }

    @Test
    void data_that_repeats_a_placeholder_of_the_model_is_refused_and_rendered_nowhere() {
        deploy(task().camundaInputParameter("body", "Hello ${name}, {{salary}} ${comment}"));

        assertThat(sent(Map.of("name", "x, {{iban}} y", "comment", "{{salary}}", "salary", 5))
                        .text())
                .isEqualTo("Hello x, {{iban}} y, 5 {{salary}}");
        String instance = ENGINE.start(key, Map.of("name", "x, {{salary}} y", "comment", "z", "salary", 5));
        assertThat(incident(instance))
                .contains("Refused", "INVALID_VALUE", "body cannot be told from its data")
                .doesNotContain("x,");
    }

    @Test
    void what_an_expression_says_in_html_is_shown() {
        String hostile = "<img src=\"https://evil.example/\" onerror=\"x\">";
        deploy(task().camundaInputParameter("format", "html").camundaInputParameter("body", "<p>Dear ${name}</p>"));

        assertThat(sent(Map.of("name", hostile)).html())
                .startsWith("<p>Dear &lt;img src")
                .doesNotContain("<img");
    }

    @Test
    void an_expression_that_is_all_there_is_says_html() {
        deploy(task().camundaInputParameter("format", "html").camundaInputParameter("body", "${letter}"));

        assertThat(sent(Map.of("letter", "<p>Dear <b>Ann</b></p>")).html()).isEqualTo("<p>Dear <b>Ann</b></p>");
    }

    @Test
    void white_space_around_a_text_of_the_model_does_not_hide_its_placeholders() {
        deploy(task().camundaInputParameter("body", "\n   Dear ${name},\n\n  order {{number}} \\${as it is}\n  "));

        assertThat(sent(Map.of("name", " {{x}} ", "number", 7L)).text())
                .isEqualTo("Dear  {{x}} ,\n\n  order 7 ${as it is}");
    }

    @Test
    void a_text_that_an_expression_does_not_say_is_refused_and_not_modelled_wrong() {
        deploy(task().camundaInputParameter("body", "${text}"));
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("text", null);

        assertThat(incident(ENGINE.start(key, nothing)))
                .contains("Refused", "NO_TEXT")
                .doesNotContain("modelled");
    }

    @Test
    void every_mistake_of_the_model_is_told_at_once_with_its_value() {
        deploy(task().camundaInputParameter("priority", "urgent")
                .camundaInputParameter("connection", "second")
                .camundaInputParameter("cc", "nobody@")
                .camundaInputParameter("to", "ann@@example.org")
                .camundaInputParameter("body", "{{")
                .camundaInputParameter("headers", "Received: from nowhere"));

        assertThat(incident(ENGINE.start(key, Map.of())))
                .contains(
                        "priority \"urgent\" is none of",
                        "connection \"second\" names no SMTP connection: there are [main]",
                        "cc \"nobody@\"",
                        "to \"ann@@example.org\"",
                        "body is malformed",
                        "headers \"Received: from nowhere\"");
    }

    @Test
    void data_begins_no_header_of_its_own() {
        deploy(task().camundaInputParameter("headers", "X-Order: ${number}\nX-More: 1"));

        assertThat(sent(Map.of("number", "7\r\nReply-To: eve@example.org"))
                        .headers()
                        .custom())
                .isEqualTo(Map.of("X-Order", "7 Reply-To: eve@example.org", "X-More", "1"));
    }

    @Test
    void a_value_that_leads_out_of_its_place_in_a_link_is_refused() {
        deploy(task().camundaInputParameter("link", "https://example.org/orders/{{n}}/edit"));

        assertThat(incident(ENGINE.start(key, Map.of("n", "..")))).contains("INVALID_LINK");
    }

    private ServiceTaskBuilder task() {
        return Bpmn.createExecutableProcess(key)
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .serviceTask("notify")
                .camundaExternalTask("send-notification")
                .camundaInputParameter("to", "ann@example.org")
                .camundaInputParameter("subject", "Order")
                .camundaInputParameter("body", "Hello");
    }

    private void deploy(ServiceTaskBuilder task) {
        ENGINE.deploy(key, task.endEvent().done());
    }

    private Mail sent(Map<String, Object> variables) {
        String instance = ENGINE.start(key, variables);
        await().until(() -> ENGINE.isEnded(instance));
        List<Mail> sent = worker.channel.sent();
        assertThat(sent).extracting(mail -> mail.to().value()).containsOnly("ann@example.org");
        assertThat(sent)
                .allSatisfy(mail ->
                        assertThat(mail.cc()).extracting(EmailAddress::value).isEmpty());
        return sent.get(0);
    }

    private String incident(String instance) {
        await().until(() -> ENGINE.incident(instance) != null);
        return ENGINE.incident(instance);
    }

    private static Object output(String instance, String name) {
        return ENGINE.history()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance)
                .variableName(name)
                .singleResult()
                .getValue();
    }
}
