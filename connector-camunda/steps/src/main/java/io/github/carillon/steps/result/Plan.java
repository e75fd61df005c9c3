package io.github.carillon.steps.result;

import io.github.carillon.steps.task.WorkerPool;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a handler is going to do about a task that it has read. */
public sealed interface Plan {

    <R> R match(Function<Settled, R> settled, Function<Sending, R> sending);

    /** The step's configuration is invalid. */
    static Plan mistaken(String mistakes) {
        return new Settled(new Result.InvalidStep(mistakes));
    }

    /** Nothing is to be sent. */
    record Settled(Result result) implements Plan {
        @Override
        public <R> R match(Function<Settled, R> settled, Function<Sending, R> sending) {
            return settled.apply(this);
        }
    }

    /**
     * Messages are to be sent.
     *
     * @param connection by which one; tasks of different connections do not wait for each other
     * @param width how many tasks this connection's threads work on at the same time
     * @param attempts how often the step wants to be tried in all, or null for the connection's number
     * @param work what asks, renders and sends, and may take as long as that takes
     */
    record Sending(String connection, int width, @Nullable Integer attempts, Function<WorkerPool, Result> work)
            implements Plan {
        @Override
        public <R> R match(Function<Settled, R> settled, Function<Sending, R> sending) {
            return sending.apply(this);
        }
    }
}
