package io.github.carillon.steps.parameter;

import java.util.List;

/**
 * A step that a process designer can draw.
 *
 * @param topic the external task's topic; also the name of the element template
 * @param parameters what it takes, in the order a designer sees it
 * @param oneOf sets of parameters of which at least one must be given
 * @param outputs what it gives back, on every completion
 */
public record Step(String topic, List<Parameter<?>> parameters, List<OneOf> oneOf, List<Output> outputs) {

    public Step {
        parameters = List.copyOf(parameters);
        oneOf = List.copyOf(oneOf);
        outputs = List.copyOf(outputs);
    }

    /** The same, which neither reads nor needs that parameter. */
    Step without(Parameter<?> parameter) {
        return new Step(
                topic,
                parameters.stream().filter(one -> !one.equals(parameter)).toList(),
                oneOf.stream()
                        .filter(one -> !one.parameters().contains(parameter))
                        .toList(),
                outputs);
    }
}
