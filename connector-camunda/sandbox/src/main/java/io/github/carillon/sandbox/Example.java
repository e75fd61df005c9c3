package io.github.carillon.sandbox;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deployed process that the page can start.
 *
 * @param key the process definition's key
 * @param title what people call it
 * @param variables what it is started with, in the form of the engine's REST
 */
record Example(String key, String title, Map<String, StartVariable> variables) {

    /**
     * A primitive value.
     *
     * @param type the engine's name of it, such as {@code String}, or null to tell by the value
     */
    record StartVariable(@Nullable Object value, @Nullable String type) {}

    Example {
        variables = Map.copyOf(variables);
    }
}
