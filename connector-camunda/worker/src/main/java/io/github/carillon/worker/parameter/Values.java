package io.github.carillon.worker.parameter;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names kinds of values in words that a process designer uses. */
final class Values {

    private Values() {}

    static String nameOf(@Nullable Object value) {
        if (value == null) {
            return "nothing";
        }
        if (value instanceof Map) {
            return "an object";
        }
        if (value instanceof Iterable) {
            return "a list";
        }
        return value instanceof byte[]
                ? "bytes"
                : "a value of type " + value.getClass().getSimpleName();
    }
}
