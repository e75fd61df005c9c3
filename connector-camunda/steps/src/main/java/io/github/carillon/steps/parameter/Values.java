package io.github.carillon.steps.parameter;

import java.time.temporal.Temporal;
import java.util.Date;
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
        if (value instanceof byte[]) {
            return "bytes";
        }
        return value instanceof NamedFile ? "a file" : "a value of " + typeOf(value);
    }

    /** As the engine calls it: a Date comes as one of many classes. */
    private static String typeOf(Object value) {
        if (value instanceof Boolean) {
            return "type Boolean";
        }
        if (value instanceof Number) {
            return "type Number";
        }
        return value instanceof Date || value instanceof Temporal ? "type Date" : "another type";
    }
}
