package io.github.carillon.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The main job, end to end: a process sends a mail or an SMS, and gets a truthful answer. */
final class MainJobTest {

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
    void a_process_sends_a_mail_and_gets_every_output() throws Exception {
        String address = someone();
        String instance = processes.start("order-shipped", Map.of("customerEmail", address, "orderNumber", "B-1"));

        Map<String, String> variables = processes.afterActivity(instance, "TellTheCustomer");
        JsonNode mail = mailsTo(address).get(0);
        assertThat(mail.path("subject").asText()).isEqualTo("Your order B-1 is on its way");
        assertThat(variables)
                .containsEntry("MESSAGE_SID", mail.path("messageId").asText())
                .containsEntry("ERROR_CODE", "null")
                .containsEntry("ERROR_MESSAGE", "null")
                .containsEntry("acceptedCount", "1")
                .containsEntry("failedCount", "0")
                .containsEntry("skippedCount", "0")
                .containsKey("deliveries");
    }

    @Test
    void a_variable_that_looks_like_a_placeholder_is_shown_and_never_evaluated() throws Exception {
        String address = someone();
        processes.start("order-shipped", Map.of("customerEmail", address, "orderNumber", "{{customerEmail}} ${1+1}"));

        await().atMost(Processes.PATIENCE).until(() -> mailsTo(address).size() == 1);
        assertThat(mailsTo(address).get(0).path("subject").asText())
                .isEqualTo("Your order {{customerEmail}} ${1+1} is on its way");
    }

    @Test
    void a_process_sends_an_sms_and_gets_its_sid() throws Exception {
        int before = requests();
        String instance = processes.start("text-the-customer", Map.of());

        Map<String, String> variables = processes.afterActivity(instance, "CustomerInformed");
        assertThat(variables.get("MESSAGE_SID")).matches("SM[0-9a-f]{32}");
        assertThat(variables).containsEntry("MESSAGE_STATUS", "queued").containsEntry("ERROR_CODE", "null");
        assertThat(requests()).isEqualTo(before + 1);
    }

    @Test
    void a_refused_number_is_data_and_the_process_goes_on_by_its_branch() throws Exception {
        String instance = processes.start("text-the-customer", Map.of("TO", "+15005550001"));

        Map<String, String> variables = processes.afterActivity(instance, "TextTheCustomer");
        assertThat(variables).containsEntry("ERROR_CODE", "21211").containsEntry("MESSAGE_SID", "null");
        assertThat(variables.get("ERROR_MESSAGE")).isNotBlank();
        assertThat(processes.reached(instance, "CallTheCustomer")).isTrue();
    }

    @Test
    void a_refusal_is_a_bpmn_error_where_the_model_catches_it() throws Exception {
        String instance = processes.start("text-the-courier", Map.of("courierPhone", "+15005550001"));

        await().atMost(Processes.PATIENCE).until(() -> processes.reached(instance, "PhoneTheCourier"));
    }

    @Test
    void credentials_at_the_task_override_the_connection_one_at_a_time() throws Exception {
        String from = processes.start("text-the-customer", Map.of("FROM", "+15005550007"));
        String account = processes.start("text-the-customer", Map.of("ACCOUNT_SID", "AC" + "1".repeat(32)));
        String token = processes.start("text-the-customer", Map.of("AUTH_TOKEN", "wrong-and-secret"));

        assertThat(processes.incident(from)).contains("21606");
        assertThat(processes.incident(account)).contains("20003");
        assertThat(processes.incident(token)).contains("20003").doesNotContain("wrong-and-secret");
    }

    @Test
    void a_503_is_one_request_and_an_incident_and_only_the_operators_retry_sends_again() throws Exception {
        int before = requests();
        client.post("/sandbox/twilio/next", "{\"status\":503}");
        String instance = processes.start("text-the-customer", Map.of());

        assertThat(processes.incident(instance)).contains("outcome is unknown");
        assertThat(requests()).isEqualTo(before + 1);

        processes.retry(instance);
        processes.afterActivity(instance, "CustomerInformed");
        assertThat(requests()).isEqualTo(before + 2);
    }

    @Test
    void a_429_waits_and_then_succeeds() throws Exception {
        int before = requests();
        client.post("/sandbox/twilio/next", "{\"status\":429,\"retryAfter\":1}");
        String instance = processes.start("text-the-customer", Map.of());

        processes.afterActivity(instance, "CustomerInformed");
        assertThat(requests()).isEqualTo(before + 2);
    }

    @Test
    void a_connection_dropped_before_the_final_dot_is_tried_again_and_arrives_once() throws Exception {
        for (String phase : List.of("connect", "rcpt", "data")) {
            client.post("/sandbox/smtp/next", "{\"phase\":\"" + phase + "\",\"reply\":\"drop\"}");
            String address = someone();
            String instance = processes.start("order-shipped", Map.of("customerEmail", address));

            processes.afterActivity(instance, "CustomerTold");
            assertThat(mailsTo(address)).as(phase).hasSize(1);
        }
    }

    @Test
    void a_connection_dropped_after_the_final_dot_is_repeated_with_the_same_message_id() throws Exception {
        client.post("/sandbox/smtp/next", "{\"phase\":\"dot\",\"reply\":\"drop\"}");
        String address = someone();
        String instance = processes.start("order-shipped", Map.of("customerEmail", address));

        processes.afterActivity(instance, "CustomerTold");
        List<JsonNode> mails = mailsTo(address);
        assertThat(mails).hasSize(2);
        assertThat(mails.get(0).path("messageId")).isEqualTo(mails.get(1).path("messageId"));
    }

    @Test
    void a_refused_mail_is_an_incident_and_a_retry_after_the_repair_sends_one() throws Exception {
        client.post("/sandbox/smtp/next", "{\"phase\":\"rcpt\",\"reply\":\"550 5.1.1 no such user\"}");
        String address = someone();
        String instance = processes.start("order-shipped", Map.of("customerEmail", address));

        assertThat(processes.incident(instance)).contains("5.1.1").doesNotContain(address);
        processes.retry(instance);
        processes.afterActivity(instance, "CustomerTold");
        assertThat(mailsTo(address)).hasSize(1);
    }

    private static String someone() {
        return "someone-" + UUID.randomUUID() + "@example.org";
    }

    private static int requests() throws Exception {
        return client.read("/sandbox/sms").path("requests").asInt();
    }

    private static List<JsonNode> mailsTo(String address) throws Exception {
        List<JsonNode> found = new ArrayList<>();
        client.read("/sandbox/mails").forEach(mail -> {
            if (mail.path("to").asText().equals(address)) {
                found.add(mail);
            }
        });
        return found;
    }
}
