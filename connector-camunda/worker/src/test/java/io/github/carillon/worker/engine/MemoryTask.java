package io.github.carillon.worker.engine;

import io.github.carillon.steps.parameter.Inputs;
import io.github.carillon.steps.result.Outputs.JsonFile;
import io.github.carillon.steps.task.Task;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A task of the engine in memory. */
final class MemoryTask implements FetchedTask {

    static final String NOTIFY = "notify";

    /** Where an instance is that was deleted. */
    static final String NOWHERE = "";

    final Map<String, @Nullable Object> kept = new HashMap<>();
    String place = NOTIFY;

    @Nullable Integer retries;

    String message = "";

    private final String topic;
    private final Map<String, @Nullable Object> all;
    private final int number;
    private final Instant created;
    private Map<String, @Nullable Object> wanted = Map.of();
    private @Nullable String owner;
    private Instant lockedUntil = Instant.MIN;

    MemoryTask(String topic, Map<String, @Nullable Object> variables, int number, Instant created) {
        this.topic = topic;
        this.all = new HashMap<>(variables);
        this.number = number;
        this.created = created;
    }

    @Override
    public Task task() {
        return new Task(
                "task-" + number,
                topic,
                NOTIFY,
                "instance-" + number,
                "process:1",
                "process",
                null,
                null,
                retries,
                created,
                Inputs.none());
    }

    @Override
    public long priority() {
        return all.get("weight") instanceof Integer weight ? weight : 0;
    }

    @Override
    public long size() {
        return wanted.toString().length();
    }

    @Override
    public Map<String, @Nullable Object> variables() {
        return wanted;
    }

    @Override
    public Map<String, String> properties() {
        return Map.of("onFailure", "incident");
    }

    int number() {
        return number;
    }

    boolean isFree(String wantedTopic, Instant now) {
        boolean left = retries == null || retries > 0;
        return topic.equals(wantedTopic) && place.equals(NOTIFY) && left && !now.isBefore(lockedUntil);
    }

    boolean isThere(String taskId) {
        return place.equals(NOTIFY) && task().id().equals(taskId);
    }

    MemoryFailures.Place at() {
        return new MemoryFailures.Place(task().processDefinitionId(), task().processInstanceId(), NOTIFY, null);
    }

    ProcessInstance instance() {
        boolean gone = place.equals(NOWHERE);
        return new ProcessInstance(
                task().processInstanceId(),
                task().processDefinitionId(),
                null,
                gone ? ProcessInstance.State.TERMINATED : ProcessInstance.State.RUNNING,
                created,
                null);
    }

    boolean isOf(String workerId) {
        return workerId.equals(owner);
    }

    MemoryTask lockedBy(String workerId, Instant until, Optional<List<String>> names) {
        owner = workerId;
        lockedUntil = until;
        wanted = new HashMap<>(all);
        names.ifPresent(wanted.keySet()::retainAll);
        return this;
    }

    void until(Instant end) {
        lockedUntil = end;
    }

    void failed(String why, int left, Instant again) {
        message = why;
        retries = left;
        owner = null;
        lockedUntil = again;
    }

    void moved(String to, Map<String, OutputVariable> outputs) {
        place = to;
        outputs.forEach((name, output) -> {
            if (!output.isTransient()) {
                kept.put(name, output.value() instanceof JsonFile file ? file.json() : output.value());
            }
        });
    }
}
