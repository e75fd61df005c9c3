package io.github.carillon.worker.rest;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A variable as it is on the wire; its fields have the names of the REST API. */
final class VariableData {

    public @Nullable String type;
    public @Nullable Object value;
    public @Nullable Map<String, @Nullable Object> valueInfo;

    /** What is said of the value under this name, where that is a text. */
    @Nullable String about(String name) {
        return valueInfo != null && valueInfo.get(name) instanceof String text ? text : null;
    }
}
