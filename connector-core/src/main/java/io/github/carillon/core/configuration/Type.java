package io.github.carillon.core.configuration;

import io.github.carillon.core.value.Secret;
import io.github.carillon.core.value.Validated;
import java.util.List;
import java.util.function.Function;

/**
 * A kind of value in the configuration.
 *
 * @param label what the documentation calls it
 * @param javaType what an editor takes it for, such as {@code java.time.Duration}
 * @param choices the values there are, where they are few; else empty
 * @param shown whether a mistake may repeat the value
 * @param secret whether it may come from a file of its own
 * @param parser reads the text; the reason of a refusal completes the sentence that begins with the key
 * @param <T> what it is read as
 */
public record Type<T>(
        String label,
        String javaType,
        List<String> choices,
        boolean shown,
        boolean secret,
        Function<String, Validated<T>> parser) {

    /** Any secret. */
    public static final Type<Secret> SECRET = secret(text -> Validated.valid(Secret.of(text)));

    private static final String TEXT = "java.lang.String";

    public Type {
        choices = List.copyOf(choices);
    }

    /** One that may come from a file, and of which nothing is ever shown. */
    public static <T> Type<T> secret(Function<String, Validated<T>> parser) {
        return new Type<>("secret", TEXT, List.of(), false, true, parser);
    }

    /** One that a mistake may repeat. */
    public static <T> Type<T> shown(String label, Function<String, Validated<T>> parser) {
        return new Type<>(label, TEXT, List.of(), true, false, parser);
    }

    /** One that a mistake must not repeat, since it may hold what is nobody's business. */
    public static <T> Type<T> hidden(String label, Function<String, Validated<T>> parser) {
        return new Type<>(label, TEXT, List.of(), false, false, parser);
    }

    /** One of few values, which its label names. */
    public static <T> Type<T> choice(List<String> choices, Function<String, Validated<T>> parser) {
        return new Type<>(String.join(", ", choices), TEXT, choices, true, false, parser);
    }

    /** The same, which an editor takes for this. */
    public Type<T> as(String name) {
        return new Type<>(label, name, choices, shown, secret, parser);
    }

    /** The value that the text says, or why it says none. */
    public Validated<T> parse(String text) {
        return parser.apply(secret ? text : text.strip());
    }
}
