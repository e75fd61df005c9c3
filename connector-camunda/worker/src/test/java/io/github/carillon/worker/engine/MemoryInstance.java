package io.github.carillon.worker.engine;

import io.github.carillon.worker.engine.MemoryFailures.Place;
import io.github.carillon.worker.engine.ProcessInstance.State;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An instance of the engine in memory that has a job, or has called one that has. */
final class MemoryInstance {

    final @Nullable MemoryInstance caller;
    State state = State.RUNNING;
    int retries = 1;
    boolean mended;
    boolean suspended;

    @Nullable Instant ended;

    private final String id;
    private final ProcessDefinition definition;
    private final @Nullable String businessKey;
    private final Instant started;

    MemoryInstance(
            String id,
            ProcessDefinition definition,
            @Nullable String businessKey,
            Instant started,
            @Nullable MemoryInstance caller) {
        this.id = id;
        this.definition = definition;
        this.businessKey = businessKey;
        this.started = started;
        this.caller = caller;
    }

    String id() {
        return id;
    }

    String job() {
        return "job-" + id;
    }

    boolean isOf(String key, @Nullable String tenant) {
        return definition.key().equals(key) && Objects.equals(definition.tenant(), tenant);
    }

    boolean isRunning() {
        return state == State.RUNNING;
    }

    void end(State how, Instant now) {
        state = how;
        ended = now;
    }

    Place at(String activityId) {
        return new Place(definition.id(), id, activityId, definition.tenant());
    }

    ProcessInstance told() {
        return new ProcessInstance(id, definition.id(), businessKey, state, started, definition.tenant());
    }
}
