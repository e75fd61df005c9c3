package io.github.carillon.worker.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.worker.parameter.Inputs;
import io.github.carillon.worker.step.Task;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
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
    private final TaskFiles files;
    private final ProcessModels models;

    /**
     * Reads tasks of the engine that has these files.
     *
     * @param models say which of a task's variables are its parameters
     */
    TaskReader(TaskFiles files, ProcessModels models) {
        this.files = files;
        this.models = models;
    }

    /** Without what it brings, so that a task that cannot be read can still be answered. */
    Task envelope(ExternalTask task) {
        return task(task, Inputs.none());
    }

    /**
     * Reads all of it.
     *
     * @throws EngineUnavailableException when the engine does not show its model
     */
    Task read(ExternalTask task) {
        Map<String, String> properties = task.getExtensionProperties();
        return task(
                task,
                new Inputs(
                        plain(task),
                        properties == null ? Map.of() : properties,
                        models.of(task.getProcessDefinitionId()).inputs(task.getActivityId())));
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

    private Map<String, @Nullable Object> plain(ExternalTask task) {
        VariableMap variables = task.getAllVariablesTyped(false);
        Map<String, @Nullable Object> values = new HashMap<>();
        variables.keySet().forEach(name -> {
            TypedValue value = variables.getValueTyped(name);
            values.put(name, value instanceof FileValue file ? files.file(task, name, file) : plain(value));
        });
        return values;
    }

    private @Nullable Object plain(@Nullable TypedValue value) {
        if (value instanceof ObjectValue object) {
            return fromJson(object.getValueSerialized());
        }
        if (value instanceof JsonValue spin) {
            return fromJson(spin.getValue());
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
}
