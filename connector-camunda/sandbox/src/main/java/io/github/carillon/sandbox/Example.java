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
     * A value.
     *
     * @param value a primitive, the JSON text of an {@code Object} or {@code Json}, or the Base64 of a {@code File} or
     *     {@code Bytes}
     * @param type the engine's name of it, such as {@code String}, or null to tell by the value
     * @param valueInfo what the type needs to know besides, such as the file's name, or null for nothing
     */
    record StartVariable(
            @Nullable Object value,
            @Nullable String type,
            @Nullable Map<String, Object> valueInfo) {}

    Example {
        variables = Map.copyOf(variables);
    }
}
