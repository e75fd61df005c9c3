package io.github.carillon.core.message;

import org.jspecify.annotations.Nullable;

/**
 * The process that something comes from, each part as the engine has it.
 *
 * @param definitionKey the process definition's key, or null
 * @param instanceId the process instance's id, or null
 * @param businessKey the instance's business key, or null
 * @param activityId the id of the activity in the model, or null
 */
public record Origin(
        @Nullable String definitionKey,
        @Nullable String instanceId,
        @Nullable String businessKey,
        @Nullable String activityId) {

    /** Of no process. */
    public static Origin none() {
        return new Origin(null, null, null, null);
    }
}
