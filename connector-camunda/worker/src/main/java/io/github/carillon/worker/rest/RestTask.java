package io.github.carillon.worker.rest;

import io.github.carillon.worker.engine.FetchedTask;
import io.github.carillon.worker.parameter.Inputs;
import io.github.carillon.worker.step.FileVariable;
import io.github.carillon.worker.step.Task;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A task that was fetched. Of a file only the name is read. */
final class RestTask implements FetchedTask {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);

    private final TaskData data;
    private final Task task;
    private final TaskFiles files;
    private final StoredObjects objects;

    RestTask(TaskData data, TaskFiles files, StoredObjects objects) {
        this.data = data;
        this.task = task(data);
        this.files = files;
        this.objects = objects;
    }

    @Override
    public Task task() {
        return task;
    }

    @Override
    public long priority() {
        return data.priority;
    }

    @Override
    public long size() {
        return all().values().stream()
                .mapToLong(variable ->
                        variable == null ? 0 : String.valueOf(variable.value).length())
                .sum();
    }

    @Override
    public Map<String, String> properties() {
        return data.extensionProperties == null ? Map.of() : data.extensionProperties;
    }

    @Override
    public Map<String, @Nullable Object> variables() {
        Map<String, Supplier<? extends @Nullable Object>> values = new HashMap<>();
        all().forEach((name, variable) -> values.put(name, value(name, variable)));
        return new LazyValues(values);
    }

    private Map<String, @Nullable VariableData> all() {
        return data.variables == null ? Map.of() : data.variables;
    }

    private static Task task(TaskData data) {
        return new Task(
                Objects.requireNonNull(data.id),
                data.topicName,
                data.activityId,
                data.processInstanceId,
                data.processDefinitionId,
                data.processDefinitionKey,
                data.businessKey,
                data.tenantId,
                data.retries,
                data.createTime == null ? null : data.createTime.toInstant(),
                Inputs.none());
    }

    /** A variable of which nothing is said is there, and null. */
    private Supplier<? extends @Nullable Object> value(String name, @Nullable VariableData variable) {
        if (variable == null || variable.type == null) {
            return () -> null;
        }
        if (variable.type.equals("File")) {
            FileVariable file = files.file(place(), name, variable);
            return () -> file;
        }
        if (variable.value instanceof String text) {
            return text(name, variable.type, variable, text);
        }
        Object plain = variable.value instanceof Number number ? number(variable.type, number) : variable.value;
        return () -> plain;
    }

    private Supplier<? extends @Nullable Object> text(String name, String type, VariableData variable, String text) {
        return switch (type) {
            case "Object" -> object(name, variable, text);
            case "Json" -> new Lazy<>(() -> objects.readJson(name, text));
            case "Date" -> known(Instant.from(DATE.parse(text)));
            case "Bytes" -> known(Base64.getMimeDecoder().decode(text));
            default -> known(text);
        };
    }

    private static Supplier<Object> known(Object value) {
        return () -> value;
    }

    /** As wide as it is in the engine, whatever its digits take. */
    private static Number number(String type, Number value) {
        return switch (type) {
            case "Long" -> value.longValue();
            case "Short" -> value.shortValue();
            case "Double" -> value.doubleValue();
            default -> value;
        };
    }

    private Supplier<? extends @Nullable Object> object(String name, VariableData variable, String serialized) {
        StoredObjects.Form form = new StoredObjects.Form(
                name, variable.about("serializationDataFormat"), variable.about("objectTypeName"));
        return new Lazy<>(() -> objects.read(form, serialized, () -> objects.ofTask(place(), form, serialized)));
    }

    private Place place() {
        return new Place(data.processInstanceId, data.executionId, data.activityInstanceId);
    }
}
