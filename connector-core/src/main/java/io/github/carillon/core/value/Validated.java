package io.github.carillon.core.value;

import java.util.function.Function;

/**
 * What became of reading a text: a value, or the reason why it is none. The reason completes the sentence "{@code
 * field} …", says what would be right, and holds neither addresses nor secrets.
 *
 * @param <T> the kind of value
 */
public sealed interface Validated<T> {

    static <T> Validated<T> valid(T value) {
        return new Valid<>(value);
    }

    static <T> Validated<T> invalid(String reason) {
        return new Invalid<>(reason);
    }

    <R> R match(Function<? super T, R> valid, Function<String, R> invalid);

    default <R> Validated<R> map(Function<? super T, R> change) {
        return match(value -> valid(change.apply(value)), Validated::invalid);
    }

    default <R> Validated<R> flatMap(Function<? super T, Validated<R>> next) {
        return match(next, Validated::invalid);
    }

    /** The same, with the field's name before the reason. */
    default Validated<T> named(String field) {
        return match(Validated::valid, reason -> invalid(field + " " + reason));
    }

    record Valid<T>(T value) implements Validated<T> {
        @Override
        public <R> R match(Function<? super T, R> valid, Function<String, R> invalid) {
            return valid.apply(value);
        }
    }

    record Invalid<T>(String reason) implements Validated<T> {
        @Override
        public <R> R match(Function<? super T, R> valid, Function<String, R> invalid) {
            return invalid.apply(reason);
        }
    }
}
