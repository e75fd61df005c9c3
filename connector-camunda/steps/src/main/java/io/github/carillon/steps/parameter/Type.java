package io.github.carillon.steps.parameter;

import io.github.carillon.core.value.Validated;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What kind of value a parameter takes, and how it is read from a process variable or a text.
 *
 * @param <T> the kind of value
 */
public final class Type<T> {

    /** How a designer fills it in. */
    public enum Widget {
        LINE,
        LINES,
        CHOICE
    }

    private final String description;
    private final Widget widget;
    private final List<String> choices;
    private final @Nullable Pattern pattern;
    private final String code;
    private final boolean secret;
    private final BiFunction<Object, Declaration, Validated<T>> reader;

    private Type(
            String description,
            Widget widget,
            List<String> choices,
            @Nullable Pattern pattern,
            String code,
            boolean secret,
            BiFunction<Object, Declaration, Validated<T>> reader) {
        this.description = description;
        this.widget = widget;
        this.choices = List.copyOf(choices);
        this.pattern = pattern;
        this.code = code;
        this.secret = secret;
        this.reader = reader;
    }

    /** One that reads a value in the same way however the model gives it. */
    Type(
            String description,
            Widget widget,
            List<String> choices,
            @Nullable Pattern pattern,
            Function<Object, Validated<T>> reader) {
        this(description, widget, choices, pattern, Refusal.INVALID_VALUE, false, (value, by) -> reader.apply(value));
    }

    /** One that tells the model's words from data. */
    static <T> Type<T> ofModel(
            String description, Widget widget, BiFunction<Object, Declaration, Validated<T>> reader) {
        return ofModel(description, widget, null, reader);
    }

    /** One that tells the model's words, which look like this, from data. */
    static <T> Type<T> ofModel(
            String description,
            Widget widget,
            @Nullable Pattern pattern,
            BiFunction<Object, Declaration, Validated<T>> reader) {
        return new Type<>(description, widget, List.of(), pattern, Refusal.INVALID_VALUE, false, reader);
    }

    /** The same, with this code for a refusal of what the data says. */
    Type<T> refusedAs(String other) {
        return new Type<>(description, widget, choices, pattern, other, secret, reader);
    }

    /** The same, whose values are quoted nowhere. */
    Type<T> asSecret() {
        return new Type<>(description, widget, choices, pattern, code, true, reader);
    }

    /** In words, for the documentation. */
    public String description() {
        return description;
    }

    public Widget widget() {
        return widget;
    }

    /** The values of a choice, in the order they are offered; empty for other widgets. */
    public List<String> choices() {
        return choices;
    }

    /** What a text that is written down must look like, or null where anything goes. */
    public @Nullable Pattern pattern() {
        return pattern;
    }

    /** The code of a refusal where the data says something else than such a value. */
    String code() {
        return code;
    }

    /** Whether its values must not be quoted. */
    boolean isSecret() {
        return secret;
    }

    /** Reads a value that data says; or says what is wrong with it. */
    public Validated<T> read(Object value) {
        return reader.apply(value, Declaration.computed());
    }

    /** Reads what is given, and is not empty; or says what is wrong with it. */
    Validated<T> read(Given given) {
        return reader.apply(Objects.requireNonNull(given.value()), given.by());
    }
}
