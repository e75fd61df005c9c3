package io.github.carillon.worker.rest;

import io.github.carillon.steps.result.Outputs.JsonFile;
import io.github.carillon.worker.engine.EngineAccess;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.EngineTasks;
import io.github.carillon.worker.engine.Fetched;
import io.github.carillon.worker.engine.OutputVariable;
import io.github.carillon.worker.engine.TopicSubscription;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.client.exception.ExternalTaskClientException;
import org.camunda.bpm.client.impl.EngineClientException;
import org.camunda.bpm.client.impl.ExternalTaskClientLogger;
import org.camunda.bpm.client.task.ExternalTaskService;
import org.camunda.bpm.client.task.SortingDto;
import org.camunda.bpm.client.task.impl.ExternalTaskImpl;
import org.camunda.bpm.client.task.impl.ExternalTaskServiceImpl;
import org.camunda.bpm.client.topic.impl.dto.FetchAndLockRequestDto;
import org.camunda.bpm.client.topic.impl.dto.TopicRequestDto;
import org.camunda.bpm.engine.variable.Variables;

/**
 * The engine's external tasks, by its REST. Made of the external-task client's own parts, so that variables of every
 * type are read and written as it does.
 */
final class RestTasks implements EngineTasks {

    private final TopicSubscription subscription;
    private final TaskFiles files;
    private final StoredObjects objects;
    private final EngineParts parts;
    private final ExternalTaskService service;

    RestTasks(URI base, EngineAccess access, TopicSubscription subscription, TaskFiles files, StoredObjects objects) {
        this.subscription = subscription;
        this.files = files;
        this.objects = objects;
        this.parts = EngineParts.of(base, access, subscription);
        this.service = new ExternalTaskServiceImpl(parts.getEngineClient());
    }

    @Override
    public Fetched fetch(Optional<List<String>> variables, int most) {
        return asked(() -> client(
                "fetching tasks",
                () -> parts.requests()
                        .fetchAndLock(parts.getBaseUrl(), request(variables, most))
                        .match(
                                read -> new Fetched.Read(
                                        read.tasks().stream().map(this::typed).toList()),
                                unread -> new Fetched.Unread(
                                        unread.tasks().stream().map(this::task).toList(), unread.reason()))));
    }

    @Override
    public void complete(String taskId, Map<String, OutputVariable> outputs) {
        told(() -> service.complete(taskId, Map.of(), variables(outputs)));
    }

    @Override
    public void fail(String taskId, String message, String details, int retries, Duration delay) {
        told(() -> service.handleFailure(taskId, message, details, retries, delay.toMillis()));
    }

    @Override
    public void throwBpmnError(String taskId, String code, String message, Map<String, OutputVariable> outputs) {
        told(() -> service.handleBpmnError(taskId, code, message, variables(outputs)));
    }

    @Override
    public void extendLock(String taskId, Duration lock) {
        told(() -> service.extendLock(taskId, lock.toMillis()));
    }

    @Override
    public void unlock(String taskId) {
        told(() -> client("unlocking a task", () -> {
            parts.getEngineClient().unlock(taskId);
            return taskId;
        }));
    }

    @Override
    public void close() {
        parts.requests().close();
    }

    private RestTask typed(ExternalTaskImpl task) {
        task.setReceivedVariableMap(parts.getTypedValues().wrapVariables(task, task.getVariables()));
        return task(task);
    }

    private RestTask task(ExternalTaskImpl task) {
        return new RestTask(task, files, objects);
    }

    private FetchAndLockRequestDto request(Optional<List<String>> variables, int most) {
        TopicRequestDto wanted =
                new TopicRequestDto(subscription.topic(), subscription.lock().toMillis(), variables.orElse(null), null);
        wanted.setIncludeExtensionProperties(true);
        FetchAndLockRequestDto request = new FetchAndLockRequestDto(
                subscription.workerId(),
                most,
                subscription.longPoll().toMillis(),
                List.of(wanted),
                subscription.priorities());
        request.setSorting(List.of(SortingDto.of("createTime", "asc")));
        return request;
    }

    private static Map<String, Object> variables(Map<String, OutputVariable> outputs) {
        Map<String, Object> variables = new HashMap<>();
        outputs.forEach((name, output) -> variables.put(name, variable(output)));
        return variables;
    }

    private static Object variable(OutputVariable output) {
        Object value = output.value();
        if (value instanceof JsonFile file) {
            return Variables.fileValue(file.name())
                    .file(file.json().getBytes(StandardCharsets.UTF_8))
                    .mimeType("application/json")
                    .encoding(StandardCharsets.UTF_8)
                    .setTransient(output.isTransient())
                    .create();
        }
        if (value instanceof Integer count) {
            return Variables.integerValue(count, output.isTransient());
        }
        return value == null ? Variables.untypedNullValue(output.isTransient()) : value;
    }

    private static <T> T client(String what, Call<T> call) {
        try {
            return call.run();
        } catch (EngineClientException failed) {
            throw ExternalTaskClientLogger.CLIENT_LOGGER.handledEngineClientException(what, failed);
        }
    }

    private static void told(Runnable call) {
        asked(() -> {
            call.run();
            return call;
        });
    }

    private static <T> T asked(Supplier<T> call) {
        try {
            return call.get();
        } catch (ExternalTaskClientException refused) {
            throw new EngineException(EngineErrors.kind(refused), EngineErrors.describe(refused), refused);
        }
    }

    @FunctionalInterface
    private interface Call<T> {
        T run() throws EngineClientException;
    }
}
