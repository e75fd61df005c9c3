package io.github.carillon.steps.parameter;

import io.github.carillon.core.value.Invisible;
import io.github.carillon.core.value.Validated;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a task brings: its variables as plain values (texts, numbers, truth values, dates, maps, lists, bytes) and its
 * extension properties; and what the deployed model says of it. Only what the model declares is a parameter: a variable that
 * merely has the name of one is data like any other.
 *
 * @param variables by name
 * @param properties the extension properties of the task's element, by name; the model's own words
 * @param declared the input parameters of the task's element, by name
 * @param process the extension properties of its process itself, by name
 */
public record Inputs(
        Map<String, @Nullable Object> variables,
        Map<String, String> properties,
        Map<String, Declaration> declared,
        Map<String, String> process) {

    /** Of a task whose process itself says nothing. */
    public Inputs(
            Map<String, @Nullable Object> variables,
            Map<String, String> properties,
            Map<String, Declaration> declared) {
        this(variables, properties, declared, Map.of());
    }

    /** Of a task that brings nothing, or of which nothing was read. */
    public static Inputs none() {
        return new Inputs(Map.of(), Map.of(), Map.of());
    }

    /**
     * What is given for a parameter; empty where the model does not declare it. An input parameter wins over a property of
     * the same name, unless it is left empty; what to do about failures is said by properties alone.
     */
    Optional<Given> given(Parameter<?> parameter) {
        return parameter.isProperty()
                ? property(parameter.name())
                : input(parameter.name())
                        .filter(given -> !given.isLeftEmpty())
                        .or(() -> property(parameter.name()))
                        .or(() -> input(parameter.name()));
    }

    /**
     * What the process itself says, by an extension property of its own; or what is wrong with that. Empty where it says
     * nothing.
     */
    public <T> Optional<Validated<T>> ofProcess(Parameter<T> property) {
        return Optional.ofNullable(process.get(property.name()))
                .filter(text -> !Invisible.isAll(text))
                .map(text -> property.type()
                        .read(text)
                        .named(property.name() + " of the process " + Arguments.quoted(text)));
    }

    /** Whether the model gives it as an input parameter. */
    boolean isInput(String name) {
        return declared.containsKey(name);
    }

    private Optional<Given> input(String name) {
        return Optional.ofNullable(declared.get(name)).map(by -> new Given(variables.get(name), by));
    }

    private Optional<Given> property(String name) {
        return Optional.ofNullable(properties.get(name)).map(text -> new Given(text, Declaration.property(text)));
    }

    /** Shows names only. */
    @Override
    public String toString() {
        return "Inputs[variables=" + variables.keySet() + ", properties=" + properties.keySet() + ", declared="
                + declared.keySet() + ", process=" + process.keySet() + "]";
    }
}
