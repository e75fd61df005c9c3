package io.github.carillon.worker.step;

import io.github.carillon.core.value.Parsed;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds a value by a name or a dotted path such as {@code customer.contact.email}. */
final class SourcePath {

    private SourcePath() {}

    /** The value, or where the path ends and what there is instead. */
    static Parsed<Object> find(String path, Map<String, @Nullable Object> fields) {
        Object whole = fields.get(path.strip());
        if (whole != null) {
            return Parsed.valid(whole);
        }
        Object value = fields;
        for (String name : List.of(path.strip().split("\\.", -1))) {
            Object next = value instanceof Map<?, ?> map ? map.get(name) : null;
            if (next == null) {
                return Parsed.invalid("is \"" + path + "\", which leads nowhere at \"" + name + "\"" + present(value));
            }
            value = next;
        }
        return Parsed.valid(value);
    }

    private static String present(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return "";
        }
        TreeSet<String> names = new TreeSet<>();
        map.keySet().forEach(key -> names.add(String.valueOf(key)));
        return "; there are " + names;
    }
}
