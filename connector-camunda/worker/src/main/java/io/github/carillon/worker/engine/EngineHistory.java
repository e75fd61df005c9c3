package io.github.carillon.worker.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.core.recipient.DirectoryException;
import io.github.carillon.worker.step.StepHistory;
import io.github.carillon.worker.step.Task;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a step wrote, from the engine's history (level full): the values it gave to the process' variables, however they
 * were overwritten later, and its own local variables.
 */
final class EngineHistory implements StepHistory {

    private final EngineRest engine;
    private final ObjectMapper json = new ObjectMapper();

    EngineHistory(EngineRest engine) {
        this.engine = engine;
    }

    @Override
    public Optional<Map<String, @Nullable Object>> written(Task task, String activityId) {
        try {
            return latestRun(task, activityId).map(this::valuesOf);
        } catch (EngineUnavailableException unavailable) {
            throw new DirectoryException("the engine's history gave no answer", unavailable);
        }
    }

    private Optional<String> latestRun(Task task, String activityId) {
        return engine.get(
                        "/history/activity-instance?finished=true&canceled=false&maxResults=1&sortBy=endTime&sortOrder=desc"
                                + "&processInstanceId=" + EngineRest.escaped(task.processInstanceId())
                                + "&activityId=" + EngineRest.escaped(activityId))
                .filter(runs -> !runs.isEmpty())
                .map(runs -> runs.get(0).path("id").asText());
    }

    private Map<String, @Nullable Object> valuesOf(String run) {
        Map<String, @Nullable Object> values = new HashMap<>();
        String id = EngineRest.escaped(run);
        read("/history/variable-instance?deserializeValues=false&activityInstanceIdIn=" + id, "name", values);
        read(
                "/history/detail?variableUpdates=true&deserializeValues=false&sortBy=occurrence&sortOrder=asc"
                        + "&activityInstanceId=" + id,
                "variableName",
                values);
        return values;
    }

    private void read(String path, String name, Map<String, @Nullable Object> values) {
        engine.get(path)
                .ifPresent(all -> all.forEach(one -> values.put(one.path(name).asText(), value(one))));
    }

    private @Nullable Object value(JsonNode variable) {
        JsonNode value = variable.path("value");
        String type = variable.path(variable.has("variableType") ? "variableType" : "type")
                .asText();
        boolean stored = type.equalsIgnoreCase("Object") || type.equalsIgnoreCase("Json");
        try {
            return stored && value.isTextual()
                    ? json.readValue(value.asText(), Object.class)
                    : json.treeToValue(value, Object.class);
        } catch (JsonProcessingException otherForm) {
            return null;
        }
    }
}
