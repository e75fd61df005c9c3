package io.github.carillon.steps.parameter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of which a step needs at least one.
 *
 * @param parameters in the order a designer sees them
 * @param whenEmpty the code of the refusal where the data says nothing for any of them, or null where the step itself sees
 *     to that
 */
public record OneOf(List<Parameter<?>> parameters, @Nullable String whenEmpty) {

    public OneOf {
        parameters = List.copyOf(parameters);
    }

    /** The parameters' names, as in a sentence. */
    public String names() {
        return String.join(", ", parameters.stream().map(Parameter::name).toList());
    }
}
