package io.github.carillon.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A sandbox in which the examples run. */
final class SandboxTest {

    private static final ByteArrayOutputStream CONSOLE = new ByteArrayOutputStream();
    private static Sandbox sandbox;
    private static SandboxClient client;

    @BeforeAll
    static void start() {
        PrintStream out = new PrintStream(CONSOLE, true, StandardCharsets.UTF_8);
        sandbox = Sandbox.start(new Narrator(out, Clock.systemUTC()), "--port=0");
        client = new SandboxClient(sandbox.page());
        await().atMost(Duration.ofSeconds(60)).until(() -> console().contains(" of order ended"));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void the_engine_its_web_apps_and_the_page_answer() throws Exception {
        assertThat(client.read("/engine-rest/engine").at("/0/name").asText()).isEqualTo("default");
        assertThat(client.get("/camunda/app/cockpit/default/").body()).contains("Camunda Cockpit");
        assertThat(client.get("/camunda/app/tasklist/default/").body()).contains("Camunda Tasklist");
        assertThat(client.get("/").body()).contains("Carillon sandbox").contains("sandbox/page.js");
        assertThat(client.get("/sandbox/page.js").statusCode()).isEqualTo(200);
    }

    @Test
    void there_is_somebody_to_notify_by_name_and_by_group() throws Exception {
        JsonNode sales = client.read("/engine-rest/user?memberOfGroup=sales&sortBy=userId&sortOrder=asc");

        assertThat(sales.findValuesAsText("id")).containsExactly("demo", "john", "mary", "peter");
        assertThat(sales.at("/2/email").asText()).isEqualTo("mary@example.org");
        assertThat(sales.at("/3/email").isNull()).isTrue();
        assertThat(client.read("/engine-rest/user?id=demo").at("/0/email").asText())
                .isEqualTo("demo@example.org");
    }

    @Test
    void the_examples_are_deployed_started_and_told_of() throws Exception {
        JsonNode examples = client.read("/sandbox/examples");

        assertThat(examples.findValuesAsText("title")).contains("A greeting", "Waiting for nobody");
        assertThat(SandboxClient.first(examples, "key", "greeting")
                        .at("/variables/name/value")
                        .asText())
                .isEqualTo("SM");
        assertThat(console()).contains("Started \"A greeting\" (greeting), instance ");
        assertThat(console()).contains("The sandbox is up.").contains(sandbox.page() + "/");
        await().untilAsserted(() -> assertThat(console()).contains("of greeting ended: MESSAGE_SID=SM-1"));
    }

    @Test
    void an_example_may_be_started_with_a_list_and_the_engine_keeps_it_as_json() throws Exception {
        JsonNode offered = SandboxClient.first(client.read("/sandbox/examples"), "key", "monthly-statements")
                .at("/variables/statements");
        JsonNode kept = client.read("/engine-rest/history/variable-instance?deserializeValues=false"
                        + "&processDefinitionKey=monthly-statements&variableName=statements")
                .path(0);

        assertThat(offered.path("value").asText())
                .startsWith("[{")
                .isEqualTo(kept.path("value").asText());
        assertThat(offered.path("valueInfo")).isEqualTo(kept.path("valueInfo"));
        assertThat(kept.path("type").asText()).isEqualTo("Object");
    }

    @Test
    void the_worker_sends_what_an_example_asks_for() throws Exception {
        JsonNode mail = client.mailWithSubject("Hello Mary");
        JsonNode message = SandboxClient.first(client.read("/sandbox/sms").path("messages"), "to", "+33698765432");

        assertThat(mail.path("to").asText()).isEqualTo("mary@example.org");
        assertThat(mail.path("text").asText()).isEqualTo("Dear Mary, the parcel is on its way.\n");
        assertThat(message.path("body").asText()).isEqualTo("The parcel is there");
        assertThat(console())
                .contains("Message-ID " + mail.path("messageId").asText().replaceAll("@.*", "@…>"))
                .contains(" of order ended: MESSAGE_SID=" + message.path("sid").asText() + System.lineSeparator())
                .doesNotContain("parcel", "mary@example.org", "33698765432");
    }

    @Test
    void an_example_is_started_by_rest_as_the_page_does() throws Exception {
        HttpResponse<String> started = client.post(
                "/engine-rest/process-definition/key/greeting/start",
                "{\"variables\":{\"name\":{\"value\":\"REST\",\"type\":\"String\"}}}");

        assertThat(started.statusCode()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(console()).contains("ended: MESSAGE_SID=REST-1"));
    }

    @Test
    void an_instance_that_needs_an_operator_is_told_with_a_link_to_cockpit() throws Exception {
        JsonNode task = client.json(
                        client.post(
                                "/engine-rest/external-task/fetchAndLock",
                                "{\"workerId\":\"w\",\"maxTasks\":1,\"topics\":[{\"topicName\":\"nobody\",\"lockDuration\":60000}]}"))
                .path(0);
        client.post(
                "/engine-rest/external-task/" + task.path("id").asText() + "/failure",
                "{\"workerId\":\"w\",\"errorMessage\":\"no\",\"retries\":0}");

        String instance = task.path("processInstanceId").asText();
        await().untilAsserted(() -> assertThat(console())
                .contains("Instance " + instance + " waits for an operator: incident at wait, see "
                        + sandbox.addresses().cockpit() + "#/process-instance/" + instance + "/runtime"));
    }

    @Test
    void an_instance_with_any_id_has_an_address() {
        assertThat(sandbox.addresses().instance("a b/#?"))
                .hasToString(sandbox.addresses().cockpit() + "#/process-instance/a%20b%2F%23%3F/runtime");
    }

    private static String console() {
        return CONSOLE.toString(StandardCharsets.UTF_8);
    }
}
