package io.github.carillon.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One sandbox for all: every test uses recipients of its own. */
final class SandboxTest {

    private static final ByteArrayOutputStream CONSOLE = new ByteArrayOutputStream();
    private static Sandbox sandbox;
    private static SandboxClient client;

    @BeforeAll
    static void start() {
        PrintStream out = new PrintStream(CONSOLE, true, StandardCharsets.UTF_8);
        sandbox = Sandbox.start(new Narrator(out, Clock.systemUTC()), "--port=0");
        client = new SandboxClient(sandbox.page());
        // from here on nobody else sends
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
        assertThat(first(examples, "key", "greeting")
                        .at("/variables/name/value")
                        .asText())
                .isEqualTo("SM");
        assertThat(console()).contains("Started \"A greeting\" (greeting), instance ");
        assertThat(console()).contains("The sandbox is up.").contains(sandbox.page() + "/");
        await().untilAsserted(() -> assertThat(console()).contains("of greeting ended: MESSAGE_SID=SM-1"));
    }

    @Test
    void an_example_may_be_started_with_a_list_and_the_engine_keeps_it_as_json() throws Exception {
        JsonNode offered = first(client.read("/sandbox/examples"), "key", "monthly-statements")
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
        JsonNode mail = mailWithSubject("Hello Mary");
        JsonNode message = first(client.read("/sandbox/sms").path("messages"), "to", "+33698765432");

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
    void a_mail_is_shown_as_people_read_it() throws Exception {
        Instant before = Instant.now();
        Mails.sendRich(smtpPort(), "Ça va ?", "Bien.\r\nEt toi ?", "<p>Bien</p>", "ada@example.org", "bob@example.org");

        JsonNode mail = mailWithSubject("Ça va ?");
        assertThat(mail.path("to").asText()).isEqualTo("ada@example.org, bob@example.org");
        assertThat(mail.path("from").asText()).isEqualTo("shop@example.org");
        assertThat(mail.path("messageId").asText()).matches("<.+@.+>");
        assertThat(mail.path("text").asText()).isEqualTo("Bien.\nEt toi ?");
        assertThat(mail.path("html").asText()).isEqualTo("<p>Bien</p>");
        assertThat(mail.path("attachments").toString())
                .isEqualTo("[{\"name\":\"numbers.csv\",\"contentType\":\"text/csv\",\"size\":3}]");
        assertThat(Instant.parse(mail.path("receivedAt").asText())).isBetween(before, Instant.now());
    }

    @Test
    void a_mail_can_be_read_by_imap_too() throws Exception {
        Mails.sendPlain(smtpPort(), "imap@example.org", "By IMAP", "Hello");

        assertThat(Mails.subjectByImap(sandbox.addresses().imapPort(), "imap@example.org"))
                .isEqualTo("By IMAP");
    }

    @Test
    void the_newest_mail_is_last_and_what_a_mail_lacks_is_null() throws Exception {
        Mails.sendPlain(smtpPort(), "order@example.org", "First", "1");
        Mails.sendPlain(smtpPort(), "order@example.org", "Second", "2");

        assertThat(client.read("/sandbox/mails").findValuesAsText("subject")).containsSubsequence("First", "Second");
        assertThat(mailWithSubject("Second").path("html").isNull()).isTrue();
        assertThat(mailWithSubject("Second").path("attachments").isEmpty()).isTrue();
    }

    @Test
    void the_mail_server_misbehaves_as_it_is_told() throws Exception {
        HttpResponse<String> told =
                client.post("/sandbox/smtp/next", "{\"phase\":\"mail\",\"reply\":\"451 4.3.0 later\",\"times\":1}");

        assertThat(told.statusCode()).isEqualTo(204);
        assertThatThrownBy(() -> Mails.sendPlain(smtpPort(), "fault@example.org", "Late", "x"))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("451 4.3.0 later");
        Mails.sendPlain(smtpPort(), "fault@example.org", "Late after all", "x");
        assertThat(mailWithSubject("Late").isMissingNode()).isTrue();
        assertThat(mailWithSubject("Late after all").isMissingNode()).isFalse();
    }

    @Test
    void a_mail_whose_answer_is_lost_is_not_said_to_be_answered() throws Exception {
        client.post("/sandbox/smtp/next", "{\"phase\":\"dot\",\"reply\":\"drop\"}");

        assertThatThrownBy(() -> Mails.sendPlain(smtpPort(), "doubt@example.org", "In doubt", "x"))
                .isInstanceOf(MessagingException.class);
        Mails.sendPlain(smtpPort(), "doubt@example.org", "No doubt", "x");

        JsonNode lost = mailWithSubject("In doubt");
        assertThat(lost.path("reply").isNull()).isTrue();
        assertThat(mailWithSubject("No doubt").path("reply").asText()).startsWith("250 ");
        assertThat(console())
                .contains("A mail arrived and gets no answer, so that its sender is in doubt: Message-ID "
                        + lost.path("messageId").asText().replaceAll("@.*", "@…>"));
    }

    @Test
    void what_is_still_to_go_wrong_can_be_asked_for_until_it_has_happened() throws Exception {
        client.post("/sandbox/smtp/next", "{\"phase\":\"mail\",\"reply\":\"451 4.3.0 later\",\"times\":2}");
        client.post("/sandbox/twilio/next", "{\"status\":503}");
        assertThat(client.get("/sandbox/faults").body()).isEqualTo("{\"smtp\":2,\"twilio\":1}");

        client.text(sandbox.addresses().twilio(), "+33612345679", "Bonjour");
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> Mails.sendPlain(smtpPort(), "fault@example.org", "Late", "x"))
                    .isInstanceOf(MessagingException.class);
        }
        assertThat(client.get("/sandbox/faults").body()).isEqualTo("{\"smtp\":0,\"twilio\":0}");
    }

    @Test
    void twilio_takes_messages_and_misbehaves_as_it_is_told() throws Exception {
        int before = client.read("/sandbox/sms").path("requests").asInt();
        client.post("/sandbox/twilio/next", "{\"status\":429,\"retryAfter\":3}");

        HttpResponse<String> refused = client.text(sandbox.addresses().twilio(), "+33612345678", "Bonjour");
        HttpResponse<String> taken = client.text(sandbox.addresses().twilio(), "+33612345678", "Bonjour");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("3");
        JsonNode sms = client.read("/sandbox/sms");
        assertThat(sms.path("requests").asInt()).isEqualTo(before + 2);
        assertThat(sms.path("messages").findValuesAsText("to")).containsOnlyOnce("+33612345678");
        JsonNode message = first(sms.path("messages"), "to", "+33612345678");
        assertThat(message.path("from").asText()).isEqualTo("+15005550006");
        assertThat(message.path("body").asText()).isEqualTo("Bonjour");
        assertThat(message.path("sid")).isEqualTo(client.json(taken).path("sid"));
        assertThat(message.path("status").asText()).isEqualTo("queued");
        assertThat(Instant.parse(message.path("receivedAt").asText()))
                .isAfter(Instant.now().minus(Duration.ofMinutes(5)));
        assertThat(console()).contains("to Twilio is answered 429").contains("to Twilio is answered 201");
    }

    @Test
    void a_wrong_field_is_answered_400_with_its_name_and_what_would_be_right() throws Exception {
        HttpResponse<String> mail = client.post("/sandbox/smtp/next", "{\"phase\":\"noon\",\"reply\":\"drop\"}");
        HttpResponse<String> twilio = client.post("/sandbox/twilio/next", "{\"status\":\"503\"}");

        assertThat(mail.statusCode()).isEqualTo(400);
        assertThat(mail.body())
                .isEqualTo("{\"errors\":[{\"field\":\"phase\",\"problem\":\"is \\\"noon\\\"\","
                        + "\"expected\":\"one of connect, mail, rcpt, data, body, dot\"}]}");
        assertThat(twilio.statusCode()).isEqualTo(400);
        assertThat(client.json(twilio).at("/errors/0/field").asText()).isEqualTo("status");
    }

    @Test
    void a_foreign_web_page_is_kept_out() throws Exception {
        HttpResponse<String> foreign =
                client.send(HttpRequest.newBuilder(sandbox.page().resolve("/engine-rest/user"))
                        .header("Origin", "http://shop.example"));
        HttpResponse<String> own =
                client.send(HttpRequest.newBuilder(sandbox.page().resolve("/engine-rest/user"))
                        .header("Origin", sandbox.page().toString()));

        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(own.statusCode()).isEqualTo(200);
    }

    @Test
    void a_page_that_is_opened_by_another_name_of_this_machine_is_opened_by_the_one_that_links_have() throws Exception {
        URI byName = URI.create(
                "http://localhost:" + sandbox.page().getPort() + "/camunda/app/tasklist/default/?filter=%20a%2Fb");

        HttpResponse<String> page = client.send(HttpRequest.newBuilder(byName).header("Accept", "text/html,*/*"));
        HttpResponse<String> program = client.send(HttpRequest.newBuilder(byName.resolve("/engine-rest/engine")));

        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location"))
                .contains(sandbox.page() + "/camunda/app/tasklist/default/?filter=%20a%2Fb");
        assertThat(program.statusCode()).isEqualTo(200);
    }

    @Test
    void an_instance_with_any_id_has_an_address() {
        assertThat(sandbox.addresses().instance("a b/#?"))
                .hasToString(sandbox.addresses().cockpit() + "#/process-instance/a%20b%2F%23%3F/runtime");
    }

    @Test
    void the_console_never_shows_an_address_or_a_text() throws Exception {
        Mails.sendPlain(smtpPort(), "secret@example.org", "Confidential", "the plan");
        client.text(sandbox.addresses().twilio(), "+4915112345678", "the other plan");

        mailWithSubject("Confidential");
        assertThat(console())
                .contains("A mail arrived and is answered 250: Message-ID <")
                .doesNotContain("secret@example.org", "Confidential", "plan", "4915112345678");
    }

    private static int smtpPort() {
        return sandbox.addresses().smtpPort();
    }

    private static JsonNode mailWithSubject(String subject) throws Exception {
        return first(client.read("/sandbox/mails"), "subject", subject);
    }

    private static JsonNode first(JsonNode list, String field, String value) {
        for (JsonNode item : list) {
            if (item.path(field).asText().equals(value)) {
                return item;
            }
        }
        return list.path("none");
    }

    private static String console() {
        return CONSOLE.toString(StandardCharsets.UTF_8);
    }
}
