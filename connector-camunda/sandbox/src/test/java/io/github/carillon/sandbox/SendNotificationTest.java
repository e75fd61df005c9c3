package io.github.carillon.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Send Notification in full: rows, groups, what earlier steps wrote, templates, HTML. */
final class SendNotificationTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static Sandbox sandbox;
    private static SandboxClient client;
    private static Processes processes;

    @BeforeAll
    static void start() {
        sandbox = QuietSandbox.start("--start=false");
        client = new SandboxClient(sandbox.page());
        processes = new Processes(client);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void of_ten_rows_with_one_bad_address_nine_arrive_and_a_retry_after_the_repair_sends_one_more() throws Exception {
        String run = UUID.randomUUID().toString().substring(0, 8);
        String instance = processes.startWith("monthly-statements", Map.of("statements", rows(run, 7)));

        assertThat(processes.incident(instance)).contains("1 of 10");
        assertThat(mailsTo(run)).hasSize(9);

        client.put("/engine-rest/process-instance/" + instance + "/variables/statements", rows(run, -1));
        processes.retry(instance);
        await().atMost(Processes.PATIENCE).until(() -> mailsTo(run).size() == 10);
        JsonNode mail = mailsTo(run).get(9);
        assertThat(mail.path("to").asText()).startsWith("customer-7-");
        assertThat(mail.at("/attachments/0/name").asText()).isEqualTo("Kontoauszug März.pdf");
        await().atMost(Processes.PATIENCE)
                .until(() -> client.read("/engine-rest/process-instance/count?processInstanceIds=" + instance)
                                .path("count")
                                .asInt()
                        == 0);
        assertThat(mailsTo(run)).hasSize(10);
    }

    @Test
    void a_group_is_notified_and_who_has_no_address_is_named() throws Exception {
        String instance = processes.startWith("approval-requested", Map.of());

        Map<String, String> variables = processes.afterActivity(instance, "AskForApproval");
        assertThat(variables)
                .containsEntry("acceptedCount", "3")
                .containsEntry("skippedCount", "1")
                .containsEntry("failedCount", "0");
        JsonNode mail = mailsTo("mary@").get(0);
        assertThat(mail.path("html").asText()).contains("/camunda/app/tasklist/");
        assertThat(mail.path("text").asText()).isNotBlank().doesNotContain("<");
    }

    @Test
    void a_group_of_a_thousand_gets_its_mails_in_one_task_and_three_without_an_address_are_named() throws Exception {
        String run = "m" + UUID.randomUUID().toString().replace("-", "");
        client.post("/engine-rest/group/create", JSON.writeValueAsString(Map.of("id", run, "name", run, "type", "T")));
        for (int member = 0; member < 1_000; member++) {
            String id = run + member;
            String email = member % 400 == 0 ? "" : "member" + member + "@" + run + ".example.org";
            client.post(
                    "/engine-rest/user/create",
                    JSON.writeValueAsString(Map.of(
                            "profile",
                            Map.of("id", id, "firstName", "Member", "lastName", "" + member, "email", email),
                            "credentials",
                            Map.of("password", "secret"))));
            client.put("/engine-rest/group/" + run + "/members/" + id, "");
        }
        String key = processes.deploy(
                process(
                        "<userTask id='ask'/>",
                        "ask",
                        null,
                        "userGroup=" + run,
                        "subject=Hello {{recipient.name}}",
                        "body=Hello"),
                Map.of());
        String instance = processes.startWith(key, Map.of());
        completeUserTask(instance, "x@example.org");

        processes.afterActivity(instance, "send");
        assertThat(output(instance, "acceptedCount")).isEqualTo("997");
        assertThat(output(instance, "failedCount")).isEqualTo("0");
        assertThat(output(instance, "skippedCount")).isEqualTo("3");
        assertThat(mailsTo("@" + run))
                .hasSize(997)
                .extracting(mail -> mail.path("to").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    void a_user_tasks_values_are_those_it_wrote_and_not_what_was_overwritten_later() throws Exception {
        String address = UUID.randomUUID() + "@example.org";
        String key = processes.deploy(
                process(
                        "<userTask id='ask'/><userTask id='again'/>",
                        "ask",
                        "again",
                        "sourceStep=ask",
                        "userInfoField=contact",
                        "subject=Hello",
                        "body=<b>{{html}}</b>",
                        "format=html"),
                Map.of());
        String instance = processes.startWith(key, Map.of());

        completeUserTask(instance, address);
        completeUserTask(instance, "later@example.org");

        await().atMost(Processes.PATIENCE).until(() -> mailsTo(address).size() == 1);
        assertThat(mailsTo(address).get(0).path("html").asText())
                .contains("<b>&lt;i&gt;{{contact}} ${1+1}&lt;/i&gt;</b>");
        assertThat(mailsTo("later@example.org")).isEmpty();
    }

    @Test
    void an_external_tasks_values_are_those_it_wrote() throws Exception {
        String address = UUID.randomUUID() + "@example.org";
        String topic = "calculate-" + UUID.randomUUID();
        String key = processes.deploy(
                process(
                        "<serviceTask id='calculate' camunda:type='external' camunda:topic='" + topic
                                + "'/><userTask id='again'/>",
                        "calculate",
                        "again",
                        "sourceStep=calculate",
                        "userInfoField=contact",
                        "subject=Hello",
                        "body=Hello"),
                Map.of());
        String instance = processes.startWith(key, Map.of());
        JsonNode task = client.json(client.post(
                        "/engine-rest/external-task/fetchAndLock",
                        "{\"workerId\":\"w\",\"maxTasks\":1,\"topics\":[{\"topicName\":\"" + topic
                                + "\",\"lockDuration\":60000}]}"))
                .path(0);
        client.post(
                "/engine-rest/external-task/" + task.path("id").asText() + "/complete",
                "{\"workerId\":\"w\",\"variables\":{\"contact\":{\"value\":\"" + address + "\",\"type\":\"String\"}}}");
        completeUserTask(instance, "overwritten@example.org");

        await().atMost(Processes.PATIENCE).until(() -> mailsTo(address).size() == 1);
        assertThat(mailsTo("overwritten@example.org")).isEmpty();
    }

    @Test
    void a_template_of_the_deployment_is_taken_in_the_recipients_language() throws Exception {
        String address = UUID.randomUUID() + "@example.org";
        String key = processes.deploy(
                process("<userTask id='ask'/>", "ask", null, "template=deployment:welcome", "userInfoField=person"),
                Map.of(
                        "welcome.html", "<title>Welcome {{recipient.firstName}}</title><p>Hello</p>",
                        "welcome_fr.html", "<title>Bienvenue {{recipient.firstName}}</title><p>Bonjour</p>"));
        String person = JSON.writeValueAsString(Map.of("email", address, "firstName", "Zoé", "locale", "fr-CA"));
        String instance = processes.startWith(
                key, Map.of("person", JSON.writeValueAsString(Map.of("value", person, "type", "Json"))));
        completeUserTask(instance, "x@example.org");

        await().atMost(Processes.PATIENCE).until(() -> mailsTo(address).size() == 1);
        assertThat(mailsTo(address).get(0).path("subject").asText()).isEqualTo("Bienvenue Zoé");
        assertThat(mailsTo(address).get(0).path("text").asText()).contains("Bonjour");
    }

    @Test
    void a_note_that_nobody_reads_is_followed_by_a_mail() throws Exception {
        String order = UUID.randomUUID().toString();
        String key = processes.deploy(
                process(
                        "<userTask id='ask'/>",
                        "ask",
                        null,
                        "notificationType=SignalR",
                        "to=john",
                        "subject=Please decide " + order,
                        "body=It waits.",
                        "link=https://shop.example.org/" + order,
                        "escalateAfter=PT1S"),
                Map.of());
        completeUserTask(processes.startWith(key, Map.of()), "x@example.org");

        List<JsonNode> mails = await().atMost(Processes.PATIENCE)
                .until(
                        () -> mailsTo("john@").stream()
                                .filter(mail -> mail.path("subject").asText().endsWith(order))
                                .toList(),
                        found -> !found.isEmpty());
        assertThat(mails.get(0).path("text").asText().strip())
                .isEqualToNormalizingNewlines("It waits.\n\nhttps://shop.example.org/" + order);
    }

    /** Ten rows, each with an attachment; the one with the bad address, or none of them. */
    private static String rows(String run, int bad) throws Exception {
        List<Map<String, Object>> rows = IntStream.rangeClosed(1, 10)
                .mapToObj(number -> Map.<String, Object>of(
                        "customer",
                        Map.of(
                                "firstName",
                                "Ada",
                                "lastName",
                                "Lee",
                                "email",
                                number == bad ? "no address@" : "customer-" + number + "-" + run + "@example.org"),
                        "month",
                        "March",
                        "total",
                        number * 10,
                        "statement",
                        Map.of("name", "Kontoauszug März.pdf", "contentType", "application/pdf", "content", "QUJD")))
                .toList();
        Map<String, Object> variable = new LinkedHashMap<>();
        variable.put("value", JSON.writeValueAsString(rows));
        variable.put("type", "Object");
        variable.put(
                "valueInfo",
                Map.of("objectTypeName", "java.util.ArrayList", "serializationDataFormat", "application/json"));
        return JSON.writeValueAsString(variable);
    }

    private static void completeUserTask(String instance, String contact) throws Exception {
        String task = await().atMost(Processes.PATIENCE)
                .until(
                        () -> client.read("/engine-rest/task?processInstanceId=" + instance)
                                .at("/0/id")
                                .asText(""),
                        id -> !id.isEmpty());
        HttpResponse<String> done = client.post(
                "/engine-rest/task/" + task + "/complete",
                "{\"variables\":{\"contact\":{\"value\":\"" + contact
                        + "\",\"type\":\"String\"},\"html\":{\"value\":\"<i>{{contact}} ${1+1}</i>\",\"type\":\"String\"}}}");
        assertThat(done.statusCode()).isEqualTo(204);
    }

    /** Tasks one after another, and a Send Notification with these inputs at the end. */
    private static String process(String tasks, String first, String second, String... inputs) {
        StringBuilder parameters = new StringBuilder();
        for (String input : inputs) {
            String[] parts = input.split("=", 2);
            parameters.append("<camunda:inputParameter name='%s'>%s</camunda:inputParameter>"
                    .formatted(parts[0], parts[1].replace("<", "&lt;")));
        }
        String flows = second == null
                ? "<sequenceFlow id='f2' sourceRef='" + first + "' targetRef='send'/>"
                : "<sequenceFlow id='f2' sourceRef='" + first + "' targetRef='" + second + "'/>"
                        + "<sequenceFlow id='f3' sourceRef='" + second + "' targetRef='send'/>";
        return """
                <definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'
                    xmlns:camunda='http://camunda.org/schema/1.0/bpmn' targetNamespace='test'>
                  <process id='%s' isExecutable='true' camunda:historyTimeToLive='P1D'>
                    <startEvent id='start'/><sequenceFlow id='f1' sourceRef='start' targetRef='%s'/>%s%s
                    <serviceTask id='send' camunda:type='external' camunda:topic='send-notification'>
                      <extensionElements><camunda:inputOutput>%s</camunda:inputOutput></extensionElements>
                    </serviceTask>
                    <sequenceFlow id='f9' sourceRef='send' targetRef='end'/><endEvent id='end'/>
                  </process>
                </definitions>
                """.formatted("p" + UUID.randomUUID(), first, tasks, flows, parameters);
    }

    /** What the step put out, also where nothing in the model takes it up. */
    private static String output(String instance, String name) throws Exception {
        return client.read("/engine-rest/history/variable-instance?processInstanceId=" + instance + "&variableName="
                        + name)
                .at("/0/value")
                .asText();
    }

    private static List<JsonNode> mailsTo(String part) throws Exception {
        List<JsonNode> found = new ArrayList<>();
        client.read("/sandbox/mails").forEach(mail -> {
            if (mail.path("to").asText().contains(part)) {
                found.add(mail);
            }
        });
        return found;
    }
}
