package io.github.carillon.worker.engine;

import org.jspecify.annotations.Nullable;

/**
 * A deployed version of a process.
 *
 * @param name as drawn, or null
 * @param deploymentId what it was deployed with
 */
public record ProcessDefinition(@Nullable String name, String deploymentId) {}
