package io.github.carillon.starter.settings;

import io.github.carillon.core.resilience.Rate;
import org.jspecify.annotations.Nullable;

/**
 * What a connection is kept to, whatever its type.
 *
 * @param rate how fast it may send, or null for as fast as it goes
 * @param attempts how often its tasks are tried in all, or null for the number of all connections
 */
public record ConnectionLimits(
        @Nullable Rate rate, @Nullable Integer attempts) {}
