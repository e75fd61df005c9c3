package io.github.carillon.worker.step;

import io.github.carillon.worker.parameter.FailurePolicy;
import java.util.function.Function;

/** What a step handler made of a task. */
public sealed interface Result {

    <R> R match(Function<Mistaken, R> mistaken, Function<Postponed, R> postponed, Function<Delivered, R> delivered);

    /**
     * The step is not modelled right; nothing more was sent.
     *
     * @param mistakes all of them, for the designer
     */
    record Mistaken(String mistakes) implements Result {
        @Override
        public <R> R match(
                Function<Mistaken, R> mistaken, Function<Postponed, R> postponed, Function<Delivered, R> delivered) {
            return mistaken.apply(this);
        }
    }

    /**
     * There is no report: something that is needed before sending gave no answer, or our own code failed.
     *
     * @param code one of ours, in capitals
     * @param reason for people: also what may have been sent
     */
    record Postponed(String code, String reason) implements Result {
        @Override
        public <R> R match(
                Function<Mistaken, R> mistaken, Function<Postponed, R> postponed, Function<Delivered, R> delivered) {
            return postponed.apply(this);
        }
    }

    /**
     * The deliveries were made, each with its outcome.
     *
     * @param report what became of each recipient
     * @param outputs the step's outputs for such a report
     * @param policy what the designer wants done about the others
     */
    record Delivered(Report report, Outputs outputs, FailurePolicy policy) implements Result {

        Delivered with(Report other) {
            return new Delivered(other, outputs, policy);
        }

        @Override
        public <R> R match(
                Function<Mistaken, R> mistaken, Function<Postponed, R> postponed, Function<Delivered, R> delivered) {
            return delivered.apply(this);
        }
    }
}
