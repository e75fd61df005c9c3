package io.github.carillon.steps.parameter;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a task says of one thing, with what is needed to tell people of it where it is of no use.
 *
 * @param name by which people know it: the parameter's
 * @param value or null where nothing is said, or nothing that was found right
 * @param isData whether the process' data says it, and not the model in so many words
 * @param written what the designer wrote, to be quoted behind the name; empty where that is a secret, null where the data
 *     says the value
 * @param <T> the kind of value
 */
public record Argument<T>(
        String name,
        @Nullable T value,
        boolean isData,
        @Nullable String written) {

    /** Nothing is said: the step has no such parameter. */
    public static <T> Argument<T> none(String name) {
        return new Argument<>(name, null, false, "");
    }

    /** What the step itself says, whoever draws it. */
    public static <T> Argument<T> fixed(String name, T value) {
        return new Argument<>(name, value, false, "");
    }

    /** The value, if one is said. */
    public Optional<T> find() {
        return Optional.ofNullable(value);
    }

    /**
     * The value, where there is always one.
     *
     * @throws IllegalStateException where there is none
     */
    public T get() {
        if (value == null) {
            throw new IllegalStateException(name + " is optional: use find");
        }
        return value;
    }

    /** Shows nothing of the value. */
    @Override
    public String toString() {
        return "Argument[" + name + "]";
    }
}
