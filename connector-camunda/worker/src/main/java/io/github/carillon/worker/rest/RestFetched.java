package io.github.carillon.worker.rest;

import java.util.List;
import java.util.function.Function;
import org.camunda.bpm.client.task.impl.ExternalTaskImpl;

/** The engine's answer to a fetch, as it came. */
sealed interface RestFetched {

    <R> R match(Function<Read, R> read, Function<Unread, R> unread);

    /** Tasks with their variables. */
    record Read(List<ExternalTaskImpl> tasks) implements RestFetched {
        @Override
        public <R> R match(Function<Read, R> read, Function<Unread, R> unread) {
            return read.apply(this);
        }
    }

    /**
     * Tasks whose variables could not be read together.
     *
     * @param reason for people; no variable's value
     */
    record Unread(List<ExternalTaskImpl> tasks, String reason) implements RestFetched {
        @Override
        public <R> R match(Function<Read, R> read, Function<Unread, R> unread) {
            return unread.apply(this);
        }
    }
}
