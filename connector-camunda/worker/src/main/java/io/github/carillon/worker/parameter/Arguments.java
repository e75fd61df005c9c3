package io.github.carillon.worker.parameter;

import io.github.carillon.core.value.Parsed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of one task, read and found right. */
public final class Arguments {

    private final Map<Parameter<?>, Object> values;

    private Arguments(Map<Parameter<?>, Object> values) {
        this.values = values;
    }

    /** Reads every parameter of a step; or names every mistake, in one text. */
    public static Parsed<Arguments> read(Step step, Inputs inputs) {
        Map<Parameter<?>, Object> values = new HashMap<>();
        List<String> mistakes = new ArrayList<>();
        for (Parameter<?> parameter : step.parameters()) {
            read(parameter, inputs)
                    .ifPresent(read -> read.match(
                            value -> values.put(parameter, value),
                            reason -> mistakes.add(parameter.name() + " " + reason)));
        }
        for (List<Parameter<?>> oneOf : step.oneOf()) {
            if (oneOf.stream()
                    .noneMatch(parameter -> inputs.given(parameter.name()).isPresent())) {
                mistakes.add("one of " + names(oneOf) + " is required");
            }
        }
        return mistakes.isEmpty() ? Parsed.valid(new Arguments(values)) : Parsed.invalid(String.join("; ", mistakes));
    }

    /** The value of a parameter that is required or has a standard value. */
    public <T> T get(Parameter<T> parameter) {
        return find(parameter)
                .orElseThrow(() -> new IllegalArgumentException(parameter.name() + " is optional: use find"));
    }

    /** The value of an optional parameter. */
    public <T> Optional<T> find(Parameter<T> parameter) {
        @SuppressWarnings("unchecked") // only read() fills the map, each parameter with what its own type has read
        T value = (T) values.get(parameter);
        return Optional.ofNullable(value);
    }

    private static Optional<Parsed<?>> read(Parameter<?> parameter, Inputs inputs) {
        Optional<Object> given = inputs.given(parameter.name()).or(() -> Optional.ofNullable(parameter.standard()));
        if (given.isEmpty() && parameter.required()) {
            return Optional.of(Parsed.invalid("is required"));
        }
        return given.map(value -> parameter.type().read(value));
    }

    private static String names(List<Parameter<?>> parameters) {
        return String.join(", ", parameters.stream().map(Parameter::name).toList());
    }
}
