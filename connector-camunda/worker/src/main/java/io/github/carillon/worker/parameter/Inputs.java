package io.github.carillon.worker.parameter;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a task brings: its variables as plain values (texts, numbers, truth values, dates, maps, lists, bytes) and its
 * extension properties. A variable wins over a property of the same name.
 *
 * @param variables by name; an empty optional field of a template arrives as null
 * @param properties by name
 */
public record Inputs(Map<String, @Nullable Object> variables, Map<String, String> properties) {

    /** The value; empty when it is missing, null or blank. */
    Optional<Object> given(String name) {
        return notBlank(variables.get(name)).or(() -> notBlank(properties.get(name)));
    }

    /** Shows names only. */
    @Override
    public String toString() {
        return "Inputs[variables=" + variables.keySet() + ", properties=" + properties.keySet() + "]";
    }

    private static Optional<Object> notBlank(@Nullable Object value) {
        return Optional.ofNullable(value)
                .filter(given -> !(given instanceof CharSequence text)
                        || !text.toString().isBlank());
    }
}
