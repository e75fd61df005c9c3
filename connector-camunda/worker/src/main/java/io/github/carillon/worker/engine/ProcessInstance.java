package io.github.carillon.worker.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An instance of a process.
 *
 * @param processDefinitionId the deployed version
 * @param businessKey or null
 * @param started when it began; null where the history does not tell
 * @param tenant or null
 */
public record ProcessInstance(
        String id,
        String processDefinitionId,
        @Nullable String businessKey,
        State state,
        @Nullable Instant started,
        @Nullable String tenant) {

    /** Without its business key. */
    @Override
    public String toString() {
        return "ProcessInstance[" + id + ", " + state + "]";
    }

    /** How far it is. */
    public enum State {
        /** It is there, suspended or not. */
        RUNNING,
        /** It came to an end that its model has. */
        COMPLETED,
        /** It was deleted, or ended by what went on around it. */
        TERMINATED
    }
}
