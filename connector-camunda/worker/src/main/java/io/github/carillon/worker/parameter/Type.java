package io.github.carillon.worker.parameter;

import io.github.carillon.core.value.Parsed;
import java.util.List;
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
    private final Function<Object, Parsed<T>> reader;

    Type(
            String description,
            Widget widget,
            List<String> choices,
            @Nullable Pattern pattern,
            Function<Object, Parsed<T>> reader) {
        this.description = description;
        this.widget = widget;
        this.choices = List.copyOf(choices);
        this.pattern = pattern;
        this.reader = reader;
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

    /** Reads a value; or says what is wrong with it. */
    public Parsed<T> read(Object value) {
        return reader.apply(value);
    }
}
