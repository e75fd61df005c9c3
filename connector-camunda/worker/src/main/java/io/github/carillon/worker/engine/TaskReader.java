package io.github.carillon.worker.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.worker.parameter.Inputs;
import io.github.carillon.worker.step.FileVariable;
import io.github.carillon.worker.step.Task;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.client.exception.ExternalTaskClientException;
import org.camunda.bpm.client.task.ExternalTask;
import org.camunda.bpm.client.variable.value.JsonValue;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * Reads a task of the external-task client as a value, its variables as plain texts, numbers, dates, maps and lists.
 * Nothing is ever deserialised into a class: objects are read when they are stored as JSON. Of a file only the name is
 * read.
 */
final class TaskReader {

    private final ObjectMapper json = new ObjectMapper();

    /** Without what it brings, so that a task that cannot be read can still be answered. */
    Task envelope(ExternalTask task) {
        return task(task, new Inputs(Map.of(), Map.of()));
    }

    Task read(ExternalTask task) {
        Map<String, String> properties = task.getExtensionProperties();
        return task(
                task, new Inputs(plain(task.getAllVariablesTyped(false)), properties == null ? Map.of() : properties));
    }

    private static Task task(ExternalTask task, Inputs inputs) {
        return new Task(
                task.getId(),
                task.getTopicName(),
                task.getActivityId(),
                task.getProcessInstanceId(),
                task.getProcessDefinitionId(),
                task.getProcessDefinitionKey(),
                task.getBusinessKey(),
                task.getTenantId(),
                task.getRetries(),
                created(task.getCreateTime()),
                inputs);
    }

    private static @Nullable Instant created(@Nullable Date time) {
        return time == null ? null : time.toInstant();
    }

    private Map<String, @Nullable Object> plain(VariableMap variables) {
        Map<String, @Nullable Object> values = new HashMap<>();
        variables.keySet().forEach(name -> values.put(name, plain(variables.<TypedValue>getValueTyped(name))));
        return values;
    }

    private @Nullable Object plain(@Nullable TypedValue value) {
        if (value instanceof ObjectValue object) {
            return fromJson(object.getValueSerialized());
        }
        if (value instanceof JsonValue spin) {
            return fromJson(spin.getValue());
        }
        if (value instanceof FileValue file) {
            return new FileVariable(file.getFilename(), file.getMimeType(), new Once<>(() -> content(file)));
        }
        Object plain = value == null ? null : value.getValue();
        return plain instanceof Date date ? date.toInstant() : plain;
    }

    /** Null for what is stored in another form, such as Java's own: only its class could read that. */
    private @Nullable Object fromJson(@Nullable String text) {
        try {
            return text == null ? null : json.readValue(text, Object.class);
        } catch (JsonProcessingException otherForm) {
            return null;
        }
    }

    /** Fetched from the engine here, and not with every task. */
    private static byte[] content(FileValue file) {
        try (InputStream content = file.getValue()) {
            return content == null ? new byte[0] : content.readAllBytes();
        } catch (IOException | ExternalTaskClientException lost) {
            throw new EngineUnavailableException("a file variable could not be read", lost);
        }
    }
}
