package io.github.carillon.core.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of a text's placeholders that has fields beside those of its own: by itself it is the value, in a section too.
 *
 * @param value a text, a list, a map or anything else
 * @param fields what is found under these names, whatever the value has there
 */
public record Extended(Object value, Map<String, ? extends @Nullable Object> fields) {

    /** Shows names only. */
    @Override
    public String toString() {
        return "Extended[fields=" + fields.keySet() + "]";
    }
}
