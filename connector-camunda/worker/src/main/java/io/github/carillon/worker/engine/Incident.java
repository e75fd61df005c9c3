package io.github.carillon.worker.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What keeps an engine from going on by itself, as
 * <a href="https://docs.camunda.org/manual/latest/user-guide/process-engine/incidents/">the engine tells it</a>. An
 * instance that called the failed one has an incident of its own, which repeats it: see {@link #isRoot}.
 *
 * @param id a retry that fails makes another incident, with another id
 * @param type {@link #FAILED_JOB}, {@link #FAILED_EXTERNAL_TASK}, or what a process application calls its own
 * @param time by the clock of the node that noted it, before it was committed: others may be there sooner and say later
 * @param processDefinitionId the deployed version, or null where it belongs to no process, as a failed batch does
 * @param processInstanceId or null where no instance has begun, as at a failed timer that starts one
 * @param activityId where the instance is; of a repeated one, the call activity
 * @param failedActivityId what failed, where it is another, as when a job runs on to the next activity; or null
 * @param rootCauseId the incident that this one repeats in the end; its own id where it repeats none
 * @param causeId the incident that this one repeats; its own id where it repeats none
 * @param configuration the failed job or external task, or null: callers' incidents have none
 * @param message what went wrong; may quote what the process holds. Null where nothing is said
 * @param tenant or null
 * @param ended when it was resolved or deleted; null of an open one
 */
public record Incident(
        String id,
        String type,
        Instant time,
        @Nullable String processDefinitionId,
        @Nullable String processInstanceId,
        @Nullable String activityId,
        @Nullable String failedActivityId,
        String rootCauseId,
        String causeId,
        @Nullable String configuration,
        @Nullable String message,
        @Nullable String tenant,
        State state,
        @Nullable Instant ended) {

    /** A job, such as a timer or an asynchronous continuation, has used up its retries. */
    public static final String FAILED_JOB = "failedJob";

    /** An external task has used up its retries. */
    public static final String FAILED_EXTERNAL_TASK = "failedExternalTask";

    /** Whether it happened here, and not in an instance that this one has called. */
    public boolean isRoot() {
        return id.equals(rootCauseId);
    }

    /** Whether there is a job or an external task that can be tried once more. */
    public boolean isRetryable() {
        return configuration != null && (type.equals(FAILED_JOB) || type.equals(FAILED_EXTERNAL_TASK));
    }

    /** Without its message. */
    @Override
    public String toString() {
        return "Incident[" + id + ", " + type + ", " + time + ", " + state + "]";
    }

    /** How it is with one. */
    public enum State {
        /** It is waiting to be looked after. */
        OPEN,
        /** There are retries again: the engine tries, or has done it. */
        RESOLVED,
        /** What failed is gone: its instance was deleted, or left the activity another way. */
        DELETED
    }
}
