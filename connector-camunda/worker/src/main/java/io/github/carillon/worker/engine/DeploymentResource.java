package io.github.carillon.worker.engine;

/**
 * A file that was deployed.
 *
 * @param id the engine's
 * @param name may have folders before the file's
 */
public record DeploymentResource(String id, String name) {}
