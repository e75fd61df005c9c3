package io.github.carillon.core.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that went wrong.
 *
 * @param id the incident's, or another that comes again for the same thing; at most 80 characters
 * @param group with what it is told, or null where nobody is to hear of it
 * @param tenant the tenant's id, or empty
 * @param definitionKey the process definition's key
 * @param instanceId the process instance's id
 * @param source what failed
 * @param sourceId its id, or null
 * @param message the cause as it may be shown: one line, without secrets
 * @param occurredAt by the engine's clock
 */
public record Alert(
        String id,
        @Nullable AlertKey group,
        String tenant,
        String definitionKey,
        String instanceId,
        AlertSource source,
        @Nullable String sourceId,
        String message,
        Instant occurredAt) {

    Alert in(@Nullable AlertKey other) {
        return new Alert(id, other, tenant, definitionKey, instanceId, source, sourceId, message, occurredAt);
    }
}
