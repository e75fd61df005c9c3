package io.github.carillon.steps.result;

import io.github.carillon.steps.parameter.FailurePolicy;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a step handler made of a task. */
public sealed interface Result {

    <R> R match(
            Function<InvalidStep, R> mistaken,
            Function<Unreadable, R> unreadable,
            Function<Retryable, R> postponed,
            Function<Delivered, R> delivered);

    /** The same, as it came of this plan: where it is tried again, the step and its connection say how often. */
    default Result of(Plan.Sending plan) {
        return match(
                mistaken -> mistaken,
                unreadable -> unreadable,
                postponed -> new Retryable(postponed.code(), postponed.reason(), plan.attempts(), plan.connection()),
                delivered -> delivered);
    }

    /** Whether another attempt would come to the same; what work that is interrupted has not reached is not final. */
    default boolean isFinal() {
        return match(
                mistaken -> true,
                unreadable -> true,
                postponed -> false,
                delivered -> delivered.report().isFinal());
    }

    /**
     * The step's configuration is invalid; nothing more was sent.
     *
     * @param mistakes all of them, for the designer
     */
    record InvalidStep(String mistakes) implements Result {
        @Override
        public <R> R match(
                Function<InvalidStep, R> mistaken,
                Function<Unreadable, R> unreadable,
                Function<Retryable, R> postponed,
                Function<Delivered, R> delivered) {
            return mistaken.apply(this);
        }
    }

    /**
     * Something that the step uses is there, and nobody can tell what it holds; nothing more was sent.
     *
     * @param reason names it, and says what would be right; no value
     */
    record Unreadable(String reason) implements Result {
        @Override
        public <R> R match(
                Function<InvalidStep, R> mistaken,
                Function<Unreadable, R> unreadable,
                Function<Retryable, R> postponed,
                Function<Delivered, R> delivered) {
            return unreadable.apply(this);
        }
    }

    /**
     * There is no report: something that is needed before sending gave no answer, or our own code failed.
     *
     * @param code one of ours, in capitals
     * @param reason for people: why the step did not get as far as its deliveries, or not to their end
     * @param attempts how often the step wants to be tried in all, or null where it does not say or is not known
     * @param connection by which one it was to be sent, or null where that is not known
     */
    record Retryable(
            String code,
            String reason,
            @Nullable Integer attempts,
            @Nullable String connection) implements Result {

        /** Of a task of which no more is known. */
        public Retryable(String code, String reason) {
            this(code, reason, null, null);
        }

        @Override
        public <R> R match(
                Function<InvalidStep, R> mistaken,
                Function<Unreadable, R> unreadable,
                Function<Retryable, R> postponed,
                Function<Delivered, R> delivered) {
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
                Function<InvalidStep, R> mistaken,
                Function<Unreadable, R> unreadable,
                Function<Retryable, R> postponed,
                Function<Delivered, R> delivered) {
            return delivered.apply(this);
        }
    }
}
