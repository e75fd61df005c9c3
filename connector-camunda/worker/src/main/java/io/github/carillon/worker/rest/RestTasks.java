package io.github.carillon.worker.rest;

import io.github.carillon.core.http.UrlPath;
import io.github.carillon.worker.engine.EngineAccess;
import io.github.carillon.worker.engine.EngineTasks;
import io.github.carillon.worker.engine.Fetched;
import io.github.carillon.worker.engine.OutputVariable;
import io.github.carillon.worker.engine.TopicSubscription;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The engine's external tasks, by its REST. */
final class RestTasks implements EngineTasks {

    private static final String EXTERNAL_TASK = "external-task";

    private final TopicSubscription subscription;
    private final TaskFiles files;
    private final StoredObjects objects;
    private final TaskHttp http;
    private final FetchReader reader = new FetchReader();

    RestTasks(URI base, EngineAccess access, TopicSubscription subscription, TaskFiles files, StoredObjects objects) {
        this.subscription = subscription;
        this.files = files;
        this.objects = objects;
        this.http = new TaskHttp(base, access, subscription);
    }

    @Override
    public Fetched fetch(Optional<List<String>> variables, int most) {
        return http.ask(UrlPath.of(EXTERNAL_TASK, "fetchAndLock"), request(variables, most), reader::read)
                .match(
                        read -> new Fetched.Read(tasks(read.tasks())),
                        unread -> new Fetched.Unread(tasks(unread.tasks()), unread.reason()));
    }

    @Override
    public void complete(String taskId, Map<String, OutputVariable> outputs) {
        tell(taskId, "complete", Map.of("localVariables", VariableWriter.written(outputs)));
    }

    @Override
    public void fail(String taskId, String message, String details, int retries, Duration delay) {
        tell(
                taskId,
                "failure",
                Map.of(
                        "errorMessage",
                        message,
                        "errorDetails",
                        details,
                        "retries",
                        retries,
                        "retryTimeout",
                        delay.toMillis()));
    }

    @Override
    public void throwBpmnError(String taskId, String code, String message, Map<String, OutputVariable> outputs) {
        tell(
                taskId,
                "bpmnError",
                Map.of("errorCode", code, "errorMessage", message, "variables", VariableWriter.written(outputs)));
    }

    @Override
    public void extendLock(String taskId, Duration lock) {
        tell(taskId, "extendLock", Map.of("newDuration", lock.toMillis()));
    }

    @Override
    public void unlock(String taskId) {
        tell(taskId, "unlock", Map.of());
    }

    @Override
    public void close() {
        http.close();
    }

    private void tell(String taskId, String what, Map<String, ?> said) {
        Map<String, Object> body = new HashMap<>(said);
        body.put("workerId", subscription.workerId());
        http.tell(UrlPath.of(EXTERNAL_TASK, taskId, what), body);
    }

    private List<RestTask> tasks(List<TaskData> read) {
        return read.stream().map(task -> new RestTask(task, files, objects)).toList();
    }

    private Map<String, Object> request(Optional<List<String>> variables, int most) {
        Map<String, Object> topic = new HashMap<>();
        topic.put("topicName", subscription.topic());
        topic.put("lockDuration", subscription.lock().toMillis());
        topic.put("includeExtensionProperties", true);
        variables.ifPresent(names -> topic.put("variables", names));
        return Map.of(
                "workerId", subscription.workerId(),
                "maxTasks", most,
                "usePriority", subscription.priorities(),
                "asyncResponseTimeout", subscription.longPoll().toMillis(),
                "topics", List.of(topic),
                "sorting", List.of(Map.of("sortBy", "createTime", "sortOrder", "asc")));
    }
}
