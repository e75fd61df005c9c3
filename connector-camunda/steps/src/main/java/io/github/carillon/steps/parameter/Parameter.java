package io.github.carillon.steps.parameter;

import org.jspecify.annotations.Nullable;

/**
 * One parameter of a step.
 *
 * @param name the process variable or extension property that carries it
 * @param type what kind of value it takes
 * @param group where a designer finds it
 * @param required whether a step without it is a mistake
 * @param standard the value where none is given, as one would write it, or null where that means "none"
 * @param whenEmpty the code of the refusal where it is required and the data says nothing, or null
 * @param <T> the kind of value
 */
public record Parameter<T>(
        String name,
        Type<T> type,
        Group group,
        boolean required,
        @Nullable String standard,
        @Nullable String whenEmpty) {

    /** Where a designer finds a parameter; in the order of the editor's panel. */
    public enum Group {
        MESSAGE,
        RECIPIENTS,
        CONNECTION,
        OPTIONS,
        /** What to do when it fails: extension properties, which are no variables and hold no expressions. */
        FAILURE,
        /** What a process says itself: extension properties, too. */
        PROCESS
    }

    public static <T> Parameter<T> required(String name, Group group, Type<T> type, String whenEmpty) {
        return new Parameter<>(name, type, group, true, null, whenEmpty);
    }

    public static <T> Parameter<T> optional(String name, Group group, Type<T> type) {
        return new Parameter<>(name, type, group, false, null, null);
    }

    public static <T> Parameter<T> standard(String name, Group group, Type<T> type, String standard) {
        return new Parameter<>(name, type, group, false, standard, null);
    }

    /** Whether it is an extension property rather than an input variable. */
    public boolean isProperty() {
        return group == Group.FAILURE || group == Group.PROCESS;
    }
}
