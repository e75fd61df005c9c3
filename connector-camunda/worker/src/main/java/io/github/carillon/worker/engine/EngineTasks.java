package io.github.carillon.worker.engine;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.client.exception.ExternalTaskClientException;
import org.camunda.bpm.client.impl.EngineClientException;
import org.camunda.bpm.client.impl.ExternalTaskClientLogger;
import org.camunda.bpm.client.task.ExternalTaskService;
import org.camunda.bpm.client.task.SortingDto;
import org.camunda.bpm.client.task.impl.ExternalTaskServiceImpl;
import org.camunda.bpm.client.topic.impl.dto.FetchAndLockRequestDto;
import org.camunda.bpm.client.topic.impl.dto.TopicRequestDto;

/**
 * The engine's external tasks, by its REST. Made of the external-task client's own parts, so that variables of every
 * type are read and written as it does. Safe for use from any thread.
 */
final class EngineTasks implements AutoCloseable {

    /** For the tasks' files, which whoever sends them reads. */
    private static final int FOR_FILES = 4;

    private static final int FETCHERS = 1;

    private final WorkerSettings settings;
    private final String topic;
    private final String workerId;
    private final EngineParts parts;
    private final ExternalTaskService service;

    /**
     * @param topic part of the name by which the engine knows this worker: with unique-worker-request it lets each name
     *     wait once
     * @param keepers how many prolong locks at the same time
     */
    EngineTasks(WorkerSettings settings, String topic, int keepers) {
        this.settings = settings;
        this.topic = topic;
        this.workerId = settings.workerId() + "/" + topic;
        this.parts = EngineParts.of(settings, workerId, settings.threads() + FETCHERS + keepers + FOR_FILES);
        this.service = new ExternalTaskServiceImpl(parts.getEngineClient());
    }

    /** What is said about tasks that were fetched. */
    ExternalTaskService service() {
        return service;
    }

    /**
     * The oldest tasks of the topic; waits in the engine while there are none.
     *
     * @param variables those to bring, or empty for all
     * @throws ExternalTaskClientException when the engine gives none
     */
    Fetched fetch(Optional<List<String>> variables, int most) {
        try {
            Fetched fetched = parts.requests().fetchAndLock(parts.getBaseUrl(), request(variables, most));
            return fetched.match(this::typed, unread -> unread);
        } catch (EngineClientException failed) {
            throw ExternalTaskClientLogger.CLIENT_LOGGER.handledEngineClientException("fetching tasks", failed);
        }
    }

    /**
     * Anybody may have the task at once.
     *
     * @throws ExternalTaskClientException when the engine does not do it
     */
    void unlock(String taskId) {
        try {
            parts.getEngineClient().unlock(taskId);
        } catch (EngineClientException failed) {
            throw ExternalTaskClientLogger.CLIENT_LOGGER.handledEngineClientException("unlocking a task", failed);
        }
    }

    @Override
    public void close() {
        parts.requests().close();
    }

    private Fetched typed(Fetched.Read read) {
        read.tasks()
                .forEach(task ->
                        task.setReceivedVariableMap(parts.getTypedValues().wrapVariables(task, task.getVariables())));
        return read;
    }

    private FetchAndLockRequestDto request(Optional<List<String>> variables, int most) {
        TopicRequestDto wanted = new TopicRequestDto(topic, settings.lock().toMillis(), variables.orElse(null), null);
        wanted.setIncludeExtensionProperties(true);
        FetchAndLockRequestDto request = new FetchAndLockRequestDto(
                workerId, most, settings.longPoll().toMillis(), List.of(wanted), settings.priorities());
        request.setSorting(List.of(SortingDto.of("createTime", "asc")));
        return request;
    }
}
