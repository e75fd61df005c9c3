package io.github.carillon.worker.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.core.http.UrlPath;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.UnreadableVariableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects as the engine stores them, as maps and lists. JSON is read here; other forms, such as Java's own and XML,
 * only the engine can read, which has the classes: it is asked for its JSON of them. Nothing is ever deserialised into a
 * class here. Safe for use from any thread.
 */
final class StoredObjects {

    private final EngineRest engine;
    private final ObjectMapper json = ExactJson.mapper();

    StoredObjects(EngineRest engine) {
        this.engine = engine;
    }

    /**
     * An object.
     *
     * @param serialized as it is stored
     * @param asked gives the engine's description of the variable, with its value deserialised
     * @throws UnreadableVariableException when neither we nor the engine can read it
     */
    @Nullable Object read(Form form, String serialized, Supplier<JsonNode> asked) {
        if (!form.isJavas()) {
            try {
                return json.readValue(serialized, Object.class);
            } catch (JsonProcessingException otherForm) {
                // then the engine may know it
            }
        }
        return deserialized(form, asked);
    }

    /** Spin's JSON, which has no other form. */
    @Nullable Object readJson(String name, String text) {
        try {
            return json.readValue(text, Object.class);
        } catch (JsonProcessingException malformed) {
            throw new UnreadableVariableException("variable \"" + name + "\" is stored as JSON that is malformed");
        }
    }

    /** What the engine's JSON says, as maps, lists and plain values. */
    @Nullable Object plain(JsonNode value) {
        return json.convertValue(value, Object.class);
    }

    /** A task's own variable of this name, or else that of an outer scope which is stored the same way. */
    JsonNode ofTask(Place task, Form form, String serialized) {
        return named(form, true, "executionIdIn", task.executionId()).stream()
                .findFirst()
                .or(() -> named(form, false, "processInstanceIdIn", task.processInstanceId()).stream()
                        .filter(one -> one.path("value").asText().equals(serialized))
                        .findFirst()
                        .flatMap(one -> deserialized(form, one)))
                .orElseThrow(() -> gone());
    }

    /** One of the history's. */
    JsonNode ofHistory(String resource, String id, Form form) {
        return engine.get(UrlPath.of("history", resource, id).with("deserializeValue", "true"))
                .map(variable -> whole(form, variable))
                .orElseThrow(() -> gone());
    }

    /** A database may find names that differ in case or accents as well. */
    private List<JsonNode> named(Form form, boolean deserialized, String where, String id) {
        List<JsonNode> found = new ArrayList<>();
        engine.query(
                        UrlPath.of("variable-instance").with("deserializeValues", String.valueOf(deserialized)),
                        Map.of("variableName", form.name(), where, List.of(id)))
                .forEach(variable -> found.add(whole(form, variable)));
        return found.stream()
                .filter(one -> one.path("name").asText().equals(form.name()))
                .toList();
    }

    private Optional<JsonNode> deserialized(Form form, JsonNode variable) {
        return engine.get(UrlPath.of("variable-instance", variable.path("id").asText())
                        .with("deserializeValue", "true"))
                .map(known -> whole(form, known));
    }

    private @Nullable Object deserialized(Form form, Supplier<JsonNode> asked) {
        JsonNode variable = ask(form, asked);
        if (variable.path("errorMessage").isTextual()) {
            throw new UnreadableVariableException(
                    form + ", and the engine cannot read it: it lacks the class, or what reads that form."
                            + " Store it as JSON, or as a text");
        }
        return Moments.in(plain(variable.path("value")), form.type());
    }

    private static JsonNode ask(Form form, Supplier<JsonNode> asked) {
        try {
            return asked.get();
        } catch (EngineException unavailable) {
            throw unavailable.kind() == EngineException.Kind.REFUSED
                    ? unreadable(form, String.valueOf(unavailable.getMessage()))
                    : new EngineException(
                            EngineException.Kind.NO_ANSWER,
                            form + ", and the engine does not show it: " + unavailable.getMessage(),
                            unavailable);
        }
    }

    /** What the engine says of the variable comes behind its value: where that is missing it broke off. */
    private static JsonNode whole(Form form, JsonNode variable) {
        if (!variable.has("id")) {
            throw unreadable(form, "it breaks off in the middle");
        }
        return variable;
    }

    private static UnreadableVariableException unreadable(Form form, String reason) {
        return new UnreadableVariableException(
                form + ", and the engine cannot show it as JSON (" + reason + "). Store it as JSON, or as a text");
    }

    private static EngineException gone() {
        return new EngineException(
                EngineException.Kind.NO_ANSWER,
                "it was changed meanwhile, or the worker may not read it (READ_INSTANCE)");
    }

    /**
     * In what form an object is stored.
     *
     * @param name the variable's
     * @param format as the engine calls it, or null
     * @param type the class, or null
     */
    record Form(
            String name, @Nullable String format, @Nullable String type) {

        private static final String JAVAS = "application/x-java-serialized-object";

        boolean isJavas() {
            return JAVAS.equals(format);
        }

        @Override
        public String toString() {
            return "variable \"" + name + "\" is stored as " + (format == null ? "an object of no known form" : format)
                    + (type == null ? "" : " (" + type + ")");
        }
    }
}
