package io.github.carillon.engines;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.carillon.testserver.EngineRest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An engine with its people, a worker, and where its messages end. The worker's user may do what the documentation says. */
final class Lab implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(2);
    static final String WORKER = "worker";

    private final ObjectMapper json = new ObjectMapper();
    private final EngineKind kind;
    private final Path folder;
    private final Sinks sinks;
    private final BellFixture bell;
    private final RunningEngine engine;
    private RunningWorker worker;

    private Lab(EngineKind kind, Path folder, Sinks sinks, BellFixture bell) throws IOException {
        this.kind = kind;
        this.folder = folder;
        this.sinks = sinks;
        this.bell = bell;
        this.engine = RunningEngine.start(kind, folder, bell.engineSettings());
        new People(engine.rest()).settle(kind.administrators());
        this.worker = worker(WORKER, WORKER);
    }

    static Lab open(EngineKind kind, Path folder) throws IOException {
        return new Lab(kind, folder, Sinks.start(), BellFixture.onFreePort());
    }

    EngineKind kind() {
        return kind;
    }

    RunningEngine engine() {
        return engine;
    }

    EngineRest rest() {
        return engine.rest();
    }

    Sinks sinks() {
        return sinks;
    }

    RunningWorker worker() {
        return worker;
    }

    BellFixture bell() {
        return bell;
    }

    /** One more, which is another user of the engine. */
    RunningWorker worker(String user, String id) throws IOException {
        return RunningWorker.start(folder, engine.rest(), sinks, user, id);
    }

    /** The same again, after a kill. */
    void restartWorker() throws IOException {
        worker = worker(WORKER, WORKER);
    }

    /** Deploys a model, starts it, and answers the instance's id. */
    String run(Model model, Map<String, Object> variables) {
        deploy(model, "");
        return start(model, "", model.id(), variables);
    }

    /** @param tenant empty for none */
    void deploy(Model model, String tenant) {
        rest().deploy(model.id() + ".bpmn", model.xml(), tenant);
    }

    /** Starts what was deployed. */
    String start(Model model, String tenant, String businessKey, Map<String, Object> variables) {
        ObjectNode body = json.createObjectNode().put("businessKey", businessKey);
        ObjectNode given = body.putObject("variables");
        variables.forEach((name, value) -> given.putObject(name).putPOJO("value", value));
        String of = tenant.isEmpty() ? "" : "/tenant-id/" + tenant;
        String path = "/process-definition/key/" + model.id() + of + "/start";
        return rest().post(path, body.toString()).path("id").asText();
    }

    /** Waits for the instance's end, and answers the variables it had. */
    Map<String, JsonNode> finished(String instance) {
        await("the end of " + instance)
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> isFinished(instance));
        Map<String, JsonNode> variables = new HashMap<>();
        rest().get("/history/variable-instance?deserializeValues=false&processInstanceId=" + instance).stream()
                .filter(variable -> variable.path("activityInstanceId").asText().equals(instance))
                .forEach(variable -> variables.put(variable.path("name").asText(), variable.path("value")));
        return variables;
    }

    /** Waits for the instance's incident, and answers what it says. */
    String incident(String instance) {
        List<JsonNode> incidents = await("an incident of " + instance)
                .atMost(PATIENCE)
                .until(() -> rest().get("/incident?processInstanceId=" + instance), found -> !found.isEmpty());
        return incidents.get(0).path("incidentMessage").asText();
    }

    /** What an operator does in Cockpit. */
    void retry(String instance) {
        String task = rest().get("/external-task?processInstanceId=" + instance)
                .get(0)
                .path("id")
                .asText();
        rest().put("/external-task/" + task + "/retries", "{\"retries\":1}");
    }

    /** Whether an instance came through this activity to its end. */
    boolean passed(String instance, String activity) {
        return !rest().get("/history/activity-instance?finished=true&processInstanceId=" + instance + "&activityId="
                        + activity)
                .isEmpty();
    }

    @Override
    public void close() {
        worker.close();
        engine.close();
        sinks.close();
    }

    private boolean isFinished(String instance) {
        return rest().object("/history/process-instance/" + instance)
                .path("state")
                .asText()
                .equals("COMPLETED");
    }
}
