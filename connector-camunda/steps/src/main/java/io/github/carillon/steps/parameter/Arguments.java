package io.github.carillon.steps.parameter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The parameters of one task as far as they were found right. */
public final class Arguments {

    private static final int LONGEST_QUOTE = 80;

    private final Map<Parameter<?>, Object> values = new HashMap<>();
    private final Map<Parameter<?>, Given> given = new HashMap<>();

    private Arguments() {}

    /**
     * Reads every parameter of a step.
     *
     * @param faults is told everything that is wrong with them
     */
    public static Arguments read(Step step, Inputs inputs, Faults faults) {
        Arguments arguments = new Arguments();
        step.parameters().forEach(parameter -> arguments.read(parameter, inputs, faults));
        step.oneOf().stream()
                .filter(oneOf -> !oneOf.isWaived(arguments))
                .forEach(oneOf -> arguments.check(oneOf, inputs, faults));
        return arguments;
    }

    /** The value of one parameter alone; empty where it is not said, or wrong. */
    public static <T> Optional<T> peek(Parameter<T> parameter, Inputs inputs) {
        Arguments arguments = new Arguments();
        arguments.read(parameter, inputs, new Faults());
        return arguments.find(parameter);
    }

    /** The value of a parameter that is required or has a standard value, and was found right. */
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

    /** What the task says of a parameter. */
    public <T> Argument<T> argument(Parameter<T> parameter) {
        return new Argument<>(
                parameter.name(),
                find(parameter).orElse(null),
                isData(parameter),
                written(parameter).orElse(null));
    }

    /** Whether the process' data says the value, and not the model in so many words. */
    public boolean isData(Parameter<?> parameter) {
        Given found = given.get(parameter);
        return found != null && !found.by().isConstant();
    }

    /** Whether anything is said of it, be it wrong. */
    public boolean isSaid(Parameter<?> parameter) {
        Given found = given.get(parameter);
        return found != null && !found.isEmpty();
    }

    /** What the designer wrote, to be quoted behind the parameter's name; empty where the data says the value. */
    Optional<String> written(Parameter<?> parameter) {
        Given found = given.get(parameter);
        if (found == null || found.isLeftEmpty()) {
            return Optional.of("");
        }
        return found.by().isConstant() ? Optional.of(quote(parameter, found)) : Optional.empty();
    }

    private void read(Parameter<?> parameter, Inputs inputs, Faults faults) {
        if (parameter.isProperty() && inputs.isInput(parameter.name())) {
            faults.mistake(parameter.name()
                    + " is an extension property (camunda:property) of the task, and no input parameter: it would"
                    + " be taken for data");
        }
        Optional<Given> found = inputs.given(parameter);
        found.ifPresent(one -> given.put(parameter, one));
        if (found.isEmpty() || found.get().isEmpty()) {
            standard(parameter, faults);
        } else {
            Type<?> type = parameter.type();
            faults.check(argument(parameter), type.code(), type.read(found.get()))
                    .ifPresent(value -> values.put(parameter, value));
        }
    }

    private void standard(Parameter<?> parameter, Faults faults) {
        String standard = parameter.standard();
        if (standard != null) {
            values.put(parameter, parameter.type().read(standard).match(value -> value, wrong -> {
                throw new IllegalStateException(parameter.name() + " has a standard that " + wrong);
            }));
        } else if (parameter.required()) {
            missing(parameter, faults);
        }
    }

    private void missing(Parameter<?> parameter, Faults faults) {
        if (isData(parameter)) {
            faults.refusal(new Refusal(
                    Objects.requireNonNullElse(parameter.whenEmpty(), Refusal.INVALID_VALUE),
                    parameter.name() + " is empty"));
        } else {
            faults.mistake(parameter.name() + " is required");
        }
    }

    private void check(OneOf oneOf, Inputs inputs, Faults faults) {
        if (oneOf.parameters().stream()
                .anyMatch(parameter ->
                        inputs.given(parameter).filter(one -> !one.isEmpty()).isPresent())) {
            return;
        }
        List<String> data = oneOf.parameters().stream()
                .filter(this::isData)
                .map(Parameter::name)
                .toList();
        if (data.isEmpty()) {
            faults.mistake(oneOf.missing());
        } else if (oneOf.whenEmpty() != null) {
            String empty = String.join(" and ", data) + " is empty";
            String required = oneOf.otherwise();
            faults.refusal(new Refusal(
                    oneOf.whenEmpty(), required.isEmpty() ? empty : empty + ", and is required" + required));
        }
    }

    private static String quote(Parameter<?> parameter, Given found) {
        return parameter.type().isSecret() ? "" : " " + quoted(String.valueOf(found.value()));
    }

    /** In quotation marks, and no longer than people read. */
    static String quoted(String text) {
        boolean whole = text.codePointCount(0, text.length()) <= LONGEST_QUOTE;
        return "\"" + (whole ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE)) + "…") + "\"";
    }
}
