package io.github.carillon.worker.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.http.UrlPath;
import io.github.carillon.steps.task.FileVariable;
import io.github.carillon.worker.engine.EngineException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The engine's history of activities and of what they wrote (level full). */
final class RestHistory {

    private static final String VARIABLES = "variable-instance";
    private static final String DETAILS = "detail";

    /** How far it looks back for a run that was not cancelled. */
    private static final int MOST_RUNS = 100;

    private final EngineRest engine;
    private final StoredObjects objects;

    RestHistory(EngineRest engine) {
        this.engine = engine;
        this.objects = new StoredObjects(engine);
    }

    boolean showsActivities(String processInstanceId) {
        return !isEmpty(UrlPath.of("history", "activity-instance").with("processInstanceId", processInstanceId));
    }

    boolean keepsWrittenValues(String processInstanceId) {
        UrlPath written = history(DETAILS).with("variableUpdates", "true").with("processInstanceId", processInstanceId);
        UrlPath there =
                UrlPath.of(VARIABLES).with("deserializeValues", "false").with("processInstanceIdIn", processInstanceId);
        return !isEmpty(written) || isEmpty(there);
    }

    private boolean isEmpty(UrlPath query) {
        return engine.list(query.with("maxResults", "1")).isEmpty();
    }

    Optional<String> latestRun(String processInstanceId, String activityId) {
        return firstNotCancelled(engine.list(UrlPath.of("history", "activity-instance")
                .with("finished", "true")
                .with("sortBy", "endTime")
                .with("sortOrder", "desc")
                .with("maxResults", String.valueOf(MOST_RUNS))
                .with("processInstanceId", processInstanceId)
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

    Map<String, @Nullable Object> written(String run) {
        Map<String, Supplier<? extends @Nullable Object>> values = new HashMap<>();
        read(VARIABLES, history(VARIABLES).with("activityInstanceIdIn", run), "name", values);
        UrlPath updates = history(DETAILS)
                .with("variableUpdates", "true")
                .with("sortBy", "occurrence")
                .with("sortOrder", "asc")
                .with("activityInstanceId", run);
        read(DETAILS, updates, "variableName", values);
        return new LazyValues(values);
    }

    private static UrlPath history(String resource) {
        return UrlPath.of("history", resource).with("deserializeValues", "false");
    }

    private void read(
            String resource, UrlPath query, String name, Map<String, Supplier<? extends @Nullable Object>> values) {
        engine.list(query).forEach(one -> values.put(one.path(name).asText(), value(resource, one)));
    }

    private Supplier<? extends @Nullable Object> value(String resource, JsonNode variable) {
        JsonNode value = variable.path("value");
        String type = variable.path(variable.has("variableType") ? "variableType" : "type")
                .asText();
        if (value.isTextual() && (type.equals("Object") || type.equals("Json"))) {
            return object(resource, variable, value.asText());
        }
        Object known =
                switch (type) {
                    case "Date" -> EngineDate.in(value).orElse(null);
                    case "Double" -> value.isNumber() ? value.doubleValue() : null;
                    case "File", "Bytes" -> file(resource, variable);
                    default -> objects.plain(value);
                };
        return () -> known;
    }

    private Supplier<? extends @Nullable Object> object(String resource, JsonNode variable, String stored) {
        JsonNode about = variable.path("valueInfo");
        StoredObjects.Form form = new StoredObjects.Form(
                nameOf(variable),
                about.path("serializationDataFormat").asText(null),
                about.path("objectTypeName").asText(null));
        String id = variable.path("id").asText();
        return new Lazy<>(() -> objects.read(form, stored, () -> objects.ofHistory(resource, id, form)));
    }

    private static String nameOf(JsonNode variable) {
        return variable.path(variable.has("variableName") ? "variableName" : "name")
                .asText();
    }

    /** The history lists neither files nor bytes with their content. */
    private FileVariable file(String resource, JsonNode variable) {
        UrlPath content = UrlPath.of("history", resource, variable.path("id").asText(), "data");
        JsonNode about = variable.path("valueInfo");
        return new FileVariable(
                about.path("filename").asText(nameOf(variable)),
                about.path("mimeType").asText(null),
                about.path("encoding").asText(null),
                FileContent.of(
                        nameOf(variable),
                        about.path("mimeType").asText(null),
                        about.path("encoding").asText(null),
                        most -> engine.bytes(content, most)
                                .orElseThrow(() -> new EngineException(
                                        EngineException.Kind.FAILED, "the history no longer has it"))));
    }
}
