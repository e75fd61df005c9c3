package io.github.carillon.worker.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.carillon.core.value.Secret;
import io.github.carillon.steps.result.Outputs.JsonFile;
import io.github.carillon.worker.engine.EngineAccess;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.EngineException.Kind;
import io.github.carillon.worker.engine.EngineTasks;
import io.github.carillon.worker.engine.Fetched;
import io.github.carillon.worker.engine.OutputVariable;
import io.github.carillon.worker.engine.TopicSubscription;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What goes over the wire, and what is made of answers: what a newer version of the external-task client may change of
 * what is used of its internals.
 */
final class RestWireTest {

    private final ObjectMapper json = new ObjectMapper();
    private final Set<String> threads = threads();
    private final HttpServer server = server();
    private final EngineTasks tasks = new RestEngine(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/engine-rest"),
                    EngineAccess.bearer(Secret.of("token")))
            .tasks(new TopicSubscription(
                    "topic", "worker/topic", Duration.ofSeconds(60), Duration.ofSeconds(8), true, 2));

    private volatile int status = 204;
    private volatile String answer = "";
    private volatile String authorization = "";
    private volatile String path = "";
    private volatile JsonNode body = json.nullNode();

    @AfterEach
    void stop() {
        tasks.close();
        server.stop(0);
    }

    @Test
    void a_fetch_asks_for_one_topic_the_oldest_first() throws IOException {
        answering(200, "[]");
        tasks.fetch(Optional.of(List.of("to")), 7);

        assertThat(path).isEqualTo("/engine-rest/external-task/fetchAndLock");
        assertThat(authorization).isEqualTo("Bearer token");
        assertThat(fields(body))
                .containsEntry("workerId", "worker/topic")
                .containsEntry("maxTasks", 7)
                .containsEntry("usePriority", true)
                .containsEntry("asyncResponseTimeout", 8_000)
                .containsEntry("sorting", List.of(Map.of("sortBy", "createTime", "sortOrder", "asc")));
        assertThat(fields(body.path("topics").get(0)))
                .containsEntry("topicName", "topic")
                .containsEntry("lockDuration", 60_000)
                .containsEntry("variables", List.of("to"))
                .containsEntry("includeExtensionProperties", true);
    }

    @Test
    void a_fetch_for_all_variables_names_none() {
        answering(200, "[]");
        tasks.fetch(Optional.empty(), 1);

        assertThat(body.path("topics").get(0).path("variables").isArray()).isFalse();
    }

    @Test
    void a_completion_has_its_outputs_with_their_types() throws IOException {
        Map<String, OutputVariable> outputs = new HashMap<>(Map.of(
                "text", new OutputVariable("sent", false),
                "count", new OutputVariable(3, true),
                "file", new OutputVariable(new JsonFile("report.json", "[1]", true), true)));
        outputs.put("none", new OutputVariable(null, true));
        tasks.complete("task-1", outputs);

        assertThat(path).isEqualTo("/engine-rest/external-task/task-1/complete");
        assertThat(body.path("workerId").asText()).isEqualTo("worker/topic");
        JsonNode local = body.path("localVariables");
        assertThat(local.path("text").path("type").asText()).isEqualTo("String");
        assertThat(local.path("text").path("value").asText()).isEqualTo("sent");
        assertThat(local.path("text").path("valueInfo").path("transient").asBoolean())
                .isFalse();
        assertThat(local.path("count").path("type").asText()).isEqualTo("Integer");
        assertThat(local.path("count").path("value").asInt()).isEqualTo(3);
        assertThat(local.path("count").path("valueInfo").path("transient").asBoolean())
                .isTrue();
        assertThat(local.path("none").path("type").asText()).isEqualTo("Null");
        assertThat(local.path("none").path("valueInfo").path("transient").asBoolean())
                .isTrue();
        assertThat(local.path("file").path("type").asText()).isEqualTo("File");
        assertThat(local.path("file").path("value").binaryValue()).isEqualTo("[1]".getBytes(StandardCharsets.UTF_8));
        assertThat(fields(local.path("file").path("valueInfo")))
                .containsEntry("filename", "report.json")
                .containsEntry("mimeType", "application/json")
                .containsEntry("encoding", "UTF-8")
                .containsEntry("transient", true);
    }

    @Test
    void what_is_said_of_a_task_goes_to_the_task() {
        tasks.fail("task-1", "message", "details", 2, Duration.ofSeconds(5));
        assertThat(path).isEqualTo("/engine-rest/external-task/task-1/failure");
        assertThat(body.path("errorMessage").asText()).isEqualTo("message");
        assertThat(body.path("errorDetails").asText()).isEqualTo("details");
        assertThat(body.path("retries").asInt()).isEqualTo(2);
        assertThat(body.path("retryTimeout").asLong()).isEqualTo(5_000);

        tasks.throwBpmnError("task-1", "CODE", "message", Map.of("text", new OutputVariable("x", false)));
        assertThat(path).isEqualTo("/engine-rest/external-task/task-1/bpmnError");
        assertThat(body.path("errorCode").asText()).isEqualTo("CODE");
        assertThat(body.path("errorMessage").asText()).isEqualTo("message");
        assertThat(body.path("variables").path("text").path("value").asText()).isEqualTo("x");

        tasks.extendLock("task-1", Duration.ofSeconds(30));
        assertThat(path).isEqualTo("/engine-rest/external-task/task-1/extendLock");
        assertThat(body.path("newDuration").asLong()).isEqualTo(30_000);

        tasks.unlock("task-1");
        assertThat(path).isEqualTo("/engine-rest/external-task/task-1/unlock");
    }

    @Test
    void what_the_engine_refuses_is_told_by_its_kind() {
        assertThat(refusal(404, error(0))).isEqualTo(Kind.GONE);
        assertThat(refusal(400, error(0))).isEqualTo(Kind.REFUSED);
        assertThat(refusal(403, error(0))).isEqualTo(Kind.FAILED);
        assertThat(refusal(500, error(0))).isEqualTo(Kind.FAILED);
        assertThat(refusal(500, error(1))).isEqualTo(Kind.COLLIDED);
        assertThat(refusal(500, error(10_000))).isEqualTo(Kind.COLLIDED);
        assertThat(refusal(502, error(0))).isEqualTo(Kind.NO_ANSWER);
    }

    @Test
    void another_ones_page_is_no_answer_of_the_engines() {
        assertThat(refusal(404, "<html>no such page")).isEqualTo(Kind.NO_ANSWER);
        assertThat(refusal(500, "<html>sorry")).isEqualTo(Kind.NO_ANSWER);
    }

    @Test
    void a_refusal_is_told_without_the_engines_message() {
        answering(500, error(0));

        assertThat(catchThrowableOfType(EngineException.class, () -> tasks.extendLock("task-1", Duration.ofSeconds(1))))
                .hasMessageContaining("500")
                .hasMessageNotContaining("a-secret");
    }

    @Test
    void variables_that_cannot_be_read_leave_the_tasks_known() {
        answering(200, "[{\"id\": \"task-1\", \"topicName\": \"topic\", \"variables\": {\"odd\": [1]}}]");
        List<String> unread = tasks.fetch(Optional.empty(), 1)
                .match(
                        read -> List.of(),
                        (Fetched.Unread some) -> some.tasks().stream()
                                .map(one -> one.task().id())
                                .toList());

        assertThat(unread).containsExactly("task-1");
    }

    @Test
    void no_thread_of_the_clients_fetches_beside_ours() {
        answering(200, "[]");
        tasks.fetch(Optional.empty(), 1);

        assertThat(threads()).filteredOn(name -> !threads.contains(name)).noneMatch(name -> name.contains("Topic"));
    }

    private Kind refusal(int code, String page) {
        answering(code, page);
        return catchThrowableOfType(EngineException.class, () -> tasks.complete("task-1", Map.of()))
                .kind();
    }

    private Map<String, Object> fields(JsonNode object) {
        return json.convertValue(object, new TypeReference<>() {});
    }

    private static String error(int code) {
        return "{\"type\": \"SomeException\", \"message\": \"a-secret\", \"code\": " + code + "}";
    }

    private void answering(int code, String page) {
        status = code;
        answer = page;
    }

    private void answer(HttpExchange exchange) throws IOException {
        path = exchange.getRequestURI().getPath();
        authorization = exchange.getRequestHeaders().getFirst("Authorization");
        body = json.readTree(exchange.getRequestBody());
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private HttpServer server() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/", this::answer);
            started.start();
            return started;
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).collect(Collectors.toSet());
    }
}
