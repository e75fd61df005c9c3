package io.github.carillon.steps.parameter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of which a step needs at least one.
 *
 * @param parameters in the order a designer sees them
 * @param whenEmpty the code of the refusal where the data says nothing for any of them, or null where the step itself sees
 *     to that
 * @param unless where it needs none of them, or null where it always does
 */
public record OneOf(
        List<Parameter<?>> parameters,
        @Nullable String whenEmpty,
        @Nullable Unless unless) {

    public OneOf {
        parameters = List.copyOf(parameters);
    }

    /** Parameters of which a step always needs at least one. */
    public OneOf(List<Parameter<?>> parameters, @Nullable String whenEmpty) {
        this(parameters, whenEmpty, null);
    }

    /** The same, but not where another parameter has this value. */
    public <T> OneOf unless(Parameter<T> parameter, T value) {
        return new OneOf(parameters, whenEmpty, new Unless(parameter, value));
    }

    /** Whether a step with these arguments needs none. */
    boolean isWaived(Arguments arguments) {
        return unless != null
                && arguments
                        .find(unless.parameter())
                        .filter(unless.value()::equals)
                        .isPresent();
    }

    /** What is wrong where none is given. */
    String missing() {
        String names =
                String.join(", ", parameters.stream().map(Parameter::name).toList());
        return parameters.size() == 1 ? names + " is required" + otherwise() : "one of " + names + " is required";
    }

    /** Where a single one is not required, as the end of a sentence; empty where it always is. */
    String otherwise() {
        return unless == null || parameters.size() > 1
                ? ""
                : " unless " + unless.parameter().name() + " is " + unless.value();
    }

    /** Where another parameter has a value. */
    public record Unless(Parameter<?> parameter, Object value) {}
}
