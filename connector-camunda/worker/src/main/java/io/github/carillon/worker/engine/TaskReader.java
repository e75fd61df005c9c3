package io.github.carillon.worker.engine;

import io.github.carillon.worker.parameter.Inputs;
import io.github.carillon.worker.step.FileVariable;
import io.github.carillon.worker.step.Task;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.client.task.ExternalTask;
import org.camunda.bpm.client.variable.value.JsonValue;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * Reads a task of the external-task client as a value, its variables as plain texts, numbers, dates, maps and lists.
 * Objects are read when they are first used, however they are stored. Of a file only the name is read.
 */
final class TaskReader {

    private final TaskFiles files;
    private final StoredObjects objects;
    private final ProcessModels models;

    /**
     * Reads tasks of this engine.
     *
     * @param models say which of a task's variables are its parameters
     */
    TaskReader(EngineRest engine, ProcessModels models) {
        this.files = new TaskFiles(engine);
        this.objects = new StoredObjects(engine);
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
                        values(task, task.getAllVariablesTyped(false)),
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

    private LazyValues values(ExternalTask task, VariableMap variables) {
        Map<String, Supplier<? extends @Nullable Object>> values = new HashMap<>();
        variables
                .keySet()
                .forEach(name -> values.put(name, value(task, name, variables.<TypedValue>getValueTyped(name))));
        return new LazyValues(values);
    }

    private Supplier<? extends @Nullable Object> value(ExternalTask task, String name, @Nullable TypedValue value) {
        if (value instanceof ObjectValue object) {
            return object(task, name, object);
        }
        if (value instanceof JsonValue spin) {
            String text = spin.getValue();
            return text == null ? () -> null : new Lazy<>(() -> objects.readJson(name, text));
        }
        if (value instanceof FileValue file) {
            FileVariable known = files.file(task, name, file);
            return () -> known;
        }
        Object plain = value == null ? null : value.getValue();
        Object known = plain instanceof Date date ? date.toInstant() : plain;
        return () -> known;
    }

    private Supplier<? extends @Nullable Object> object(ExternalTask task, String name, ObjectValue value) {
        String serialized = value.getValueSerialized();
        if (serialized == null) {
            return () -> null;
        }
        StoredObjects.Form form =
                new StoredObjects.Form(name, value.getSerializationDataFormat(), value.getObjectTypeName());
        return new Lazy<>(() -> objects.read(form, serialized, () -> objects.ofTask(task, form, serialized)));
    }
}
