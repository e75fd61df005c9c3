package io.github.carillon.worker.engine;

import org.jspecify.annotations.Nullable;

/**
 * A variable that a step sets.
 *
 * @param value a text, a whole number, null, or a {@link io.github.carillon.steps.result.Outputs.JsonFile}
 * @param isTransient whether it is gone when the engine stores its state: only output mappings see it
 */
public record OutputVariable(@Nullable Object value, boolean isTransient) {}
