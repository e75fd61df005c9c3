package io.github.carillon.core.value;

import java.util.function.Function;

/**
 * What became of reading a text: a value, or the reason why it is none. The reason completes the sentence "{@code
 * field} …", says what would be right, and holds neither addresses nor secrets.
 *
 * @param <T> the kind of value
 */
public sealed interface Parsed<T> {

    static <T> Parsed<T> valid(T value) {
        return new Valid<>(value);
    }

    static <T> Parsed<T> invalid(String reason) {
        return new Invalid<>(reason);
    }

    <R> R match(Function<? super T, R> valid, Function<String, R> invalid);

    default <R> Parsed<R> map(Function<? super T, R> change) {
        return match(value -> valid(change.apply(value)), Parsed::invalid);
    }

    default <R> Parsed<R> flatMap(Function<? super T, Parsed<R>> next) {
        return match(next, Parsed::invalid);
    }

    /** The same, with the field's name before the reason. */
    default Parsed<T> named(String field) {
        return match(Parsed::valid, reason -> invalid(field + " " + reason));
    }

    record Valid<T>(T value) implements Parsed<T> {
        @Override
        public <R> R match(Function<? super T, R> valid, Function<String, R> invalid) {
            return valid.apply(value);
        }
    }

    record Invalid<T>(String reason) implements Parsed<T> {
        @Override
        public <R> R match(Function<? super T, R> valid, Function<String, R> invalid) {
            return invalid.apply(reason);
        }
    }
}
