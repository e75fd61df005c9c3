package io.github.carillon.worker.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.core.http.UrlPath;
import io.github.carillon.core.recipient.DirectoryException;
import io.github.carillon.worker.step.FileVariable;
import io.github.carillon.worker.step.StepHistory;
import io.github.carillon.worker.step.Task;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a step wrote, from the engine's history (level full): the values it gave to the process' variables, however they
 * were overwritten later, and its own local variables.
 */
final class EngineHistory implements StepHistory {

    private static final String VARIABLES = "variable-instance";
    private static final String DETAILS = "detail";

    /** How far it looks back for a run that was not cancelled. */
    private static final int MOST_RUNS = 100;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);

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
        return firstNotCancelled(engine.list(UrlPath.of("history", "activity-instance")
                .with("finished", "true")
                .with("sortBy", "endTime")
                .with("sortOrder", "desc")
                .with("maxResults", String.valueOf(MOST_RUNS))
                .with("processInstanceId", task.processInstanceId())
                .with("activityId", activityId)));
    }

    /** The query itself can ask for cancelled runs only, and not for the others. */
    private static Optional<String> firstNotCancelled(JsonNode runs) {
        for (JsonNode run : runs) {
            if (!run.path("canceled").asBoolean()) {
                return Optional.of(run.path("id").asText());
            }
        }
        return Optional.empty();
    }

    private Map<String, @Nullable Object> valuesOf(String run) {
        Map<String, @Nullable Object> values = new HashMap<>();
        read(VARIABLES, history(VARIABLES).with("activityInstanceIdIn", run), "name", values);
        UrlPath updates = history(DETAILS)
                .with("variableUpdates", "true")
                .with("sortBy", "occurrence")
                .with("sortOrder", "asc")
                .with("activityInstanceId", run);
        read(DETAILS, updates, "variableName", values);
        return values;
    }

    private static UrlPath history(String resource) {
        return UrlPath.of("history", resource).with("deserializeValues", "false");
    }

    private void read(String resource, UrlPath query, String name, Map<String, @Nullable Object> values) {
        engine.list(query).forEach(one -> values.put(one.path(name).asText(), value(resource, one)));
    }

    private @Nullable Object value(String resource, JsonNode variable) {
        JsonNode value = variable.path("value");
        String type = variable.path(variable.has("variableType") ? "variableType" : "type")
                .asText();
        return switch (type) {
            case "Date" -> value.isTextual() ? Instant.from(DATE.parse(value.asText())) : null;
            case "File", "Bytes" -> file(resource, variable);
            case "Object", "Json" -> value.isTextual() ? fromJson(value.asText()) : plain(value);
            default -> plain(value);
        };
    }

    /** The history lists neither files nor bytes with their content. */
    private FileVariable file(String resource, JsonNode variable) {
        UrlPath content = UrlPath.of("history", resource, variable.path("id").asText(), "data");
        JsonNode about = variable.path("valueInfo");
        String name = variable.path(variable.has("variableName") ? "variableName" : "name")
                .asText();
        return new FileVariable(
                about.path("filename").asText(name),
                about.path("mimeType").asText(null),
                FileContent.of(
                        name,
                        about.path("mimeType").asText(null),
                        () -> engine.bytes(content)
                                .orElseThrow(
                                        () -> new EngineUnavailableException("the history no longer has it", true))));
    }

    private @Nullable Object plain(JsonNode value) {
        return json.convertValue(value, Object.class);
    }

    /** Null for what is stored in another form, such as Java's own: only its class could read that. */
    private @Nullable Object fromJson(String text) {
        try {
            return json.readValue(text, Object.class);
        } catch (JsonProcessingException otherForm) {
            return null;
        }
    }
}
