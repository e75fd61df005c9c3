package io.github.carillon.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Starts processes by the engine's REST and says what became of them. */
final class Processes {

    static final Duration PATIENCE = Duration.ofSeconds(40);

    private final SandboxClient client;

    Processes(SandboxClient client) {
        this.client = client;
    }

    /** Starts with these texts; returns the instance's id. */
    String start(String key, Map<String, String> texts) throws Exception {
        Map<String, String> variables = new LinkedHashMap<>();
        texts.forEach((name, value) -> variables.put(name, "{\"value\":\"%s\",\"type\":\"String\"}".formatted(value)));
        return startWith(key, variables);
    }

    /** Starts with variables as the engine's REST takes them; returns the instance's id. */
    String startWith(String key, Map<String, String> variables) throws Exception {
        String given = variables.entrySet().stream()
                .map(one -> "\"%s\":%s".formatted(one.getKey(), one.getValue()))
                .collect(Collectors.joining(","));
        JsonNode started = client.json(client.post(
                "/engine-rest/process-definition/key/" + key + "/start", "{\"variables\":{" + given + "}}"));
        return started.path("id").asText();
    }

    /** Deploys a process with further files, by their names; returns its key. */
    String deploy(String bpmn, Map<String, String> others) throws Exception {
        Map<String, String> files = new LinkedHashMap<>(others);
        files.put("process.bpmn", bpmn);
        HttpResponse<String> deployed = client.postFiles("/engine-rest/deployment/create", files);
        assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(200);
        return client.json(deployed)
                .path("deployedProcessDefinitions")
                .elements()
                .next()
                .path("key")
                .asText();
    }

    /** Waits for the instance to leave an activity, and returns the variables of the process. */
    Map<String, String> afterActivity(String instance, String activity) {
        await().atMost(PATIENCE)
                .until(() -> !client.read("/engine-rest/history/activity-instance?finished=true&processInstanceId="
                                + instance + "&activityId=" + activity)
                        .isEmpty());
        return variables(instance);
    }

    /** Waits for an incident, and returns its text. */
    String incident(String instance) {
        return await().atMost(PATIENCE)
                .until(
                        () -> client.read("/engine-rest/incident?processInstanceId=" + instance)
                                .at("/0/incidentMessage")
                                .asText(""),
                        text -> !text.isEmpty());
    }

    /** As an operator in Cockpit. */
    void retry(String instance) throws Exception {
        String task = client.read("/engine-rest/external-task?processInstanceId=" + instance)
                .at("/0/id")
                .asText();
        client.put("/engine-rest/external-task/" + task + "/retries", "{\"retries\":1}");
    }

    /** Where the instance is, or was when it ended. */
    boolean reached(String instance, String activity) throws Exception {
        return !client.read("/engine-rest/history/activity-instance?processInstanceId=" + instance + "&activityId="
                        + activity)
                .isEmpty();
    }

    private Map<String, String> variables(String instance) {
        try {
            Map<String, String> values = new LinkedHashMap<>();
            JsonNode all = client.read("/engine-rest/history/variable-instance?deserializeValues=false"
                    + "&processInstanceId=" + instance + "&activityInstanceIdIn=" + instance);
            all.forEach(variable -> values.put(
                    variable.path("name").asText(), variable.path("value").asText()));
            return values;
        } catch (Exception broken) {
            throw new IllegalStateException("the engine does not answer", broken);
        }
    }
}
