package io.github.carillon.steps.content;

import io.github.carillon.core.value.Validated;
import io.github.carillon.steps.parameter.Argument;
import io.github.carillon.steps.parameter.Faults;
import io.github.carillon.steps.parameter.Refusal;
import io.github.carillon.steps.task.StepHistory;
import io.github.carillon.steps.task.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a step's data comes from.
 *
 * @param rows the data of each message: one row, or one for each entry of a list
 */
public record Source(List<Row> rows) {

    /**
     * Finds it: a variable of this name or path, else an activity that has run in this instance, else the instance's
     * variables. What a row does not have is looked for in the instance's variables.
     */
    public static Composition<Source> of(Argument<String> source, Task task, StepHistory history) {
        Map<String, @Nullable Object> variables = task.inputs().variables();
        Optional<String> name = source.find();
        if (name.isEmpty()) {
            return new Composition.Done<>(only(variables));
        }
        String wanted = name.get().strip();
        return SourcePath.find(wanted, variables)
                .match(
                        value -> of(value, variables).match(Composition.Done::new, wrong -> unusable(source, wrong)),
                        nowhere -> history.written(task, wanted)
                                .<Composition<Source>>map(
                                        written -> new Composition.Done<>(only(merged(variables, written))))
                                .orElseGet(() -> SourcePath.leadsToNull(wanted, variables)
                                        ? new Composition.Done<>(nothing(variables))
                                        : unknown(source, nowhere, history.unknown(task, wanted))));
    }

    /** What the history does not say is nothing that data can mend. */
    private static Composition<Source> unknown(Argument<String> source, String nowhere, StepHistory.Unknown unknown) {
        String reason = nowhere + ", and " + unknown.reason();
        return unknown.silent()
                ? new Composition.InvalidStep<>(source.name() + " " + reason)
                : unusable(source, reason);
    }

    private static Composition<Source> unusable(Argument<String> source, String reason) {
        Faults faults = new Faults();
        faults.ofName(source, Refusal.UNKNOWN_SOURCE, reason);
        return Composition.of(faults, () -> only(Map.of()));
    }

    private static @Nullable String instead(@Nullable Object one) {
        if (one instanceof Map) {
            return null;
        }
        return one instanceof Iterable ? "a list" : "a single value";
    }

    /** What is null or an empty list is data, for nobody. */
    private static Source nothing(Map<String, @Nullable Object> variables) {
        return new Source(List.of(new Row(0, variables, true)));
    }

    private static Validated<Source> of(Object value, Map<String, @Nullable Object> variables) {
        if (value instanceof Map<?, ?> fields) {
            return Validated.valid(only(merged(variables, fields)));
        }
        if (!(value instanceof Iterable<?> several)) {
            return Validated.invalid("leads to a single value; an object or a list is expected");
        }
        List<Row> rows = new ArrayList<>();
        for (Object one : several) {
            Map<?, ?> own = one instanceof Map<?, ?> fields ? fields : value(one);
            rows.add(new Row(rows.size() + 1, merged(variables, own), Row.isEmpty(one), instead(one)));
        }
        return Validated.valid(rows.isEmpty() ? nothing(variables) : new Source(List.copyOf(rows)));
    }

    private static Source only(Map<String, @Nullable Object> fields) {
        return new Source(List.of(Row.only(fields)));
    }

    private static Map<String, @Nullable Object> value(@Nullable Object one) {
        return Collections.singletonMap("value", one);
    }

    private static Map<String, @Nullable Object> merged(Map<String, @Nullable Object> variables, Map<?, ?> fields) {
        return new LayeredMap(fields, variables);
    }
}
