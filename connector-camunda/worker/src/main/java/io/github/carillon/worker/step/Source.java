package io.github.carillon.worker.step;

import io.github.carillon.core.value.Parsed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a step's data comes from.
 *
 * @param rows the fields of each message: one row, or one for each entry of a list
 * @param list whether there is a message for each row
 */
record Source(List<Map<String, @Nullable Object>> rows, boolean list) {

    /**
     * Finds it: a variable of this name or path, else an activity that has run in this instance, else the instance's
     * variables. What a row does not have is looked for in the instance's variables.
     */
    static Parsed<Source> of(Optional<String> name, Task task, StepHistory history) {
        Map<String, @Nullable Object> variables = task.inputs().variables();
        if (name.isEmpty()) {
            return Parsed.valid(new Source(List.of(variables), false));
        }
        String wanted = name.get().strip();
        return SourcePath.find(wanted, variables)
                .match(
                        value -> of(value, variables),
                        nowhere -> history.written(task, wanted)
                                .map(written -> Parsed.valid(new Source(List.of(merged(variables, written)), false)))
                                .orElseGet(() -> Parsed.invalid(nowhere
                                        + ", and is no activity that has run in this process instance either")));
    }

    private static Parsed<Source> of(Object value, Map<String, @Nullable Object> variables) {
        if (value instanceof Map<?, ?> fields) {
            return Parsed.valid(new Source(List.of(merged(variables, fields)), false));
        }
        if (!(value instanceof Iterable<?> several)) {
            return Parsed.invalid("leads to a single value; an object or a list is expected");
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Object one : several) {
            rows.add(merged(variables, one instanceof Map<?, ?> fields ? fields : value(one)));
        }
        return Parsed.valid(new Source(List.copyOf(rows), true));
    }

    private static Map<String, @Nullable Object> value(@Nullable Object one) {
        return Collections.singletonMap("value", one == null ? null : one.toString());
    }

    private static Map<String, @Nullable Object> merged(Map<String, @Nullable Object> variables, Map<?, ?> fields) {
        Map<String, @Nullable Object> all = new HashMap<>(variables);
        fields.forEach((name, value) -> all.put(String.valueOf(name), value));
        return all;
    }
}
