package io.github.carillon.worker.engine;

import org.jspecify.annotations.Nullable;

/**
 * A deployed version of a process.
 *
 * @param key the process' id in its model, which its versions have in common
 * @param version 1, 2, … of the versions of this key and tenant
 * @param name as drawn, or null
 * @param tenant or null
 * @param deploymentId what it was deployed with
 */
public record ProcessDefinition(
        String id,
        String key,
        int version,
        @Nullable String name,
        @Nullable String tenant,
        String deploymentId) {}
