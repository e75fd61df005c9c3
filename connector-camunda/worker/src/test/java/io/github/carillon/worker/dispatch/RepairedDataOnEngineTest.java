package io.github.carillon.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.worker.engine.RealEngine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator does about data that was refused, as the page on troubleshooting tells it: by the engine's REST. */
final class RepairedDataOnEngineTest {

    private static final RealEngine ENGINE = RealEngine.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

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
    void what_an_expression_said_is_repaired_in_the_steps_own_copy() throws Exception {
        deploy(task("${address}", "Hello"));
        String instance = ENGINE.start(key, Map.of("address", "nobody@"));
        assertThat(incident(instance)).contains("Refused", "INVALID_ADDRESS");

        put(
                "/process-instance/" + instance + "/variables/address",
                "{\"value\":\"ann@example.org\",\"type\":\"String\"}");
        retry(instance);
        assertThat(incident(instance)).contains("Refused", "INVALID_ADDRESS");

        String execution = task(instance).path("executionId").asText();
        put("/execution/" + execution + "/localVariables/to", "{\"value\":\"ann@example.org\",\"type\":\"String\"}");
        retry(instance);

        await().until(() -> ENGINE.isEnded(instance));
        assertThat(worker.channel.sent())
                .singleElement()
                .satisfies(mail -> assertThat(mail.to().value()).isEqualTo("ann@example.org"));
    }

    @Test
    void what_the_worker_looks_up_is_repaired_in_the_instances_variable() throws Exception {
        deploy(task("ann@example.org", "Hello {{name}}"));
        String instance = ENGINE.start(key, Map.of());
        assertThat(incident(instance)).contains("name");

        put("/process-instance/" + instance + "/variables/name", "{\"value\":\"Ann\",\"type\":\"String\"}");
        retry(instance);

        await().until(() -> ENGINE.isEnded(instance));
        assertThat(worker.channel.sent())
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).isEqualTo("Hello Ann"));
    }

    private ServiceTaskBuilder task(String to, String body) {
        return Bpmn.createExecutableProcess(key)
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .serviceTask("notify")
                .camundaExternalTask("send-notification")
                .camundaInputParameter("to", to)
                .camundaInputParameter("subject", "Order")
                .camundaInputParameter("body", body);
    }

    private void deploy(ServiceTaskBuilder task) {
        ENGINE.deploy(key, task.endEvent().done());
    }

    private static String incident(String instance) {
        await().until(() -> ENGINE.incident(instance) != null);
        return ENGINE.incident(instance);
    }

    /** Its incident is gone at once, and comes back if the step fails again. */
    private static void retry(String instance) throws Exception {
        put("/external-task/" + task(instance).path("id").asText() + "/retries", "{\"retries\":1}");
    }

    private static JsonNode task(String instance) throws Exception {
        URI tasks = URI.create(ENGINE.rest() + "/external-task?processInstanceId=" + instance);
        HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(tasks).build(), BodyHandlers.ofString());
        return new ObjectMapper().readTree(answer.body()).path(0);
    }

    private static void put(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(ENGINE.rest() + path))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build();
        assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
    }
}
