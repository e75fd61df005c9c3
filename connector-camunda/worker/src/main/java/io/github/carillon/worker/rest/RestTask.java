package io.github.carillon.worker.rest;

import io.github.carillon.steps.parameter.Inputs;
import io.github.carillon.steps.task.FileVariable;
import io.github.carillon.steps.task.Task;
import io.github.carillon.worker.engine.FetchedTask;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.client.task.impl.ExternalTaskImpl;
import org.camunda.bpm.client.variable.value.JsonValue;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/** A task of the external-task client. Of a file only the name is read. */
final class RestTask implements FetchedTask {

    private final ExternalTaskImpl task;
    private final Task envelope;
    private final TaskFiles files;
    private final StoredObjects objects;

    RestTask(ExternalTaskImpl task, TaskFiles files, StoredObjects objects) {
        this.task = task;
        this.envelope = envelope(task);
        this.files = files;
        this.objects = objects;
    }

    @Override
    public Task task() {
        return envelope;
    }

    @Override
    public long priority() {
        return task.getPriority();
    }

    @Override
    public long size() {
        return task.getVariables().values().stream()
                .mapToLong(variable -> String.valueOf(variable.getValue()).length())
                .sum();
    }

    @Override
    public Map<String, String> properties() {
        Map<String, String> properties = task.getExtensionProperties();
        return properties == null ? Map.of() : properties;
    }

    @Override
    public Map<String, @Nullable Object> variables() {
        VariableMap variables = task.getAllVariablesTyped(false);
        Map<String, Supplier<? extends @Nullable Object>> values = new HashMap<>();
        variables.keySet().forEach(name -> values.put(name, value(name, variables.<TypedValue>getValueTyped(name))));
        return new LazyValues(values);
    }

    private static Task envelope(ExternalTaskImpl task) {
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
                Inputs.none());
    }

    private static @Nullable Instant created(@Nullable Date time) {
        return time == null ? null : time.toInstant();
    }

    private Supplier<? extends @Nullable Object> value(String name, @Nullable TypedValue value) {
        if (value instanceof ObjectValue object) {
            return object(name, object);
        }
        if (value instanceof JsonValue spin) {
            String text = spin.getValue();
            return text == null ? () -> null : new Lazy<>(() -> objects.readJson(name, text));
        }
        if (value instanceof FileValue file) {
            FileVariable known = files.file(place(), name, file);
            return () -> known;
        }
        Object plain = value == null ? null : value.getValue();
        Object known = plain instanceof Date date ? date.toInstant() : plain;
        return () -> known;
    }

    private Supplier<? extends @Nullable Object> object(String name, ObjectValue value) {
        String serialized = value.getValueSerialized();
        if (serialized == null) {
            return () -> null;
        }
        StoredObjects.Form form =
                new StoredObjects.Form(name, value.getSerializationDataFormat(), value.getObjectTypeName());
        return new Lazy<>(() -> objects.read(form, serialized, () -> objects.ofTask(place(), form, serialized)));
    }

    private Place place() {
        return new Place(task.getProcessInstanceId(), task.getExecutionId(), task.getActivityInstanceId());
    }
}
