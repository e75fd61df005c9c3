package io.github.carillon.app.settings;

import io.github.carillon.core.value.Secret;
import io.github.carillon.core.value.Validated;
import java.util.function.Function;

/**
 * A kind of value in the configuration.
 *
 * @param label what the documentation calls it
 * @param shown whether a mistake may repeat the value
 * @param secret whether it may come from a file of its own
 * @param parser reads the text; the reason of a refusal completes the sentence that begins with the key
 * @param <T> what it is read as
 */
record Type<T>(String label, boolean shown, boolean secret, Function<String, Validated<T>> parser) {

    static final Type<Secret> SECRET = new Type<>("secret", false, true, text -> Validated.valid(Secret.of(text)));

    /** One that may come from a file, and of which nothing is ever shown. */
    static <T> Type<T> secret(Function<String, Validated<T>> parser) {
        return new Type<>("secret", false, true, parser);
    }

    static <T> Type<T> shown(String label, Function<String, Validated<T>> parser) {
        return new Type<>(label, true, false, parser);
    }

    static <T> Type<T> hidden(String label, Function<String, Validated<T>> parser) {
        return new Type<>(label, false, false, parser);
    }

    Validated<T> parse(String text) {
        return parser.apply(secret ? text : text.strip());
    }
}
