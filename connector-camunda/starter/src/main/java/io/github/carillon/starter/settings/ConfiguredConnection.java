package io.github.carillon.starter.settings;

import io.github.carillon.core.connection.ConnectionSettings;
import io.github.carillon.core.connection.Use;

/**
 * One connection, as the configuration has it.
 *
 * @param use which tasks it serves
 * @param settings what its section says
 */
public record ConfiguredConnection(Use use, ConnectionSettings settings) {}
