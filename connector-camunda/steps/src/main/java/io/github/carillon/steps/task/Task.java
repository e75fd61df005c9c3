package io.github.carillon.steps.task;

import io.github.carillon.steps.parameter.Inputs;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An external task, as a value.
 *
 * @param id stays the same over retries
 * @param topic says which step it is
 * @param activityId the id of the service task in the model
 * @param processInstanceId the instance it belongs to
 * @param processDefinitionId the deployed version of the process
 * @param processDefinitionKey the process
 * @param businessKey the instance's business key, or null
 * @param tenantId the tenant, or null
 * @param retries how many attempts are left, or null before the first one failed
 * @param createdAt when the step was reached, by the engine's clock, or null where the engine does not say
 * @param inputs what it brings
 */
public record Task(
        String id,
        String topic,
        String activityId,
        String processInstanceId,
        String processDefinitionId,
        String processDefinitionKey,
        @Nullable String businessKey,
        @Nullable String tenantId,
        @Nullable Integer retries,
        @Nullable Instant createdAt,
        Inputs inputs) {

    /** The tenant's id, or empty. */
    public String tenant() {
        return tenantId == null ? "" : tenantId;
    }

    /** The same task, bringing these. */
    public Task withInputs(Inputs others) {
        return new Task(
                id,
                topic,
                activityId,
                processInstanceId,
                processDefinitionId,
                processDefinitionKey,
                businessKey,
                tenantId,
                retries,
                createdAt,
                others);
    }
}
