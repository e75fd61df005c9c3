package io.github.carillon.steps.content;

import io.github.carillon.steps.parameter.Faults;
import io.github.carillon.steps.parameter.Refusal;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What became of making something from a step's parameters and its data.
 *
 * @param <T> what was to be made
 */
public sealed interface Composition<T> {

    /** Made by this, unless something is wrong: then all mistakes, or else all refusals. */
    static <T> Composition<T> of(Faults faults, Supplier<T> value) {
        return faults.mistakes()
                .<Composition<T>>map(InvalidStep::new)
                .or(() -> faults.refusal().map(Refused::new))
                .orElseGet(() -> new Done<>(value.get()));
    }

    <R> R match(Function<? super T, R> done, Function<String, R> mistaken, Function<Refusal, R> refused);

    default <R> Composition<R> map(Function<? super T, R> change) {
        return match(done -> new Done<>(change.apply(done)), InvalidStep::new, Refused::new);
    }

    default <R> Composition<R> flatMap(Function<? super T, Composition<R>> next) {
        return match(next, InvalidStep::new, Refused::new);
    }

    /** It is there. */
    record Done<T>(T value) implements Composition<T> {
        @Override
        public <R> R match(Function<? super T, R> done, Function<String, R> mistaken, Function<Refusal, R> refused) {
            return done.apply(value);
        }
    }

    /** The step is modelled in a way that cannot be done. */
    record InvalidStep<T>(String mistake) implements Composition<T> {
        @Override
        public <R> R match(Function<? super T, R> done, Function<String, R> mistaken, Function<Refusal, R> refused) {
            return mistaken.apply(mistake);
        }
    }

    /** The data says something that is of no use. */
    record Refused<T>(Refusal refusal) implements Composition<T> {
        @Override
        public <R> R match(Function<? super T, R> done, Function<String, R> mistaken, Function<Refusal, R> refused) {
            return refused.apply(refusal);
        }
    }
}
