package io.github.carillon.core.alert;

import org.jspecify.annotations.Nullable;

/**
 * An alert that is not over.
 *
 * @param instanceId of the process instance, or empty
 * @param source what failed
 * @param sourceId its id, or null
 */
public record OpenAlert(
        String id,
        String instanceId,
        AlertSource source,
        @Nullable String sourceId) {}
