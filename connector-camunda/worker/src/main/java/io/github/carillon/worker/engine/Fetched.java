package io.github.carillon.worker.engine;

import java.util.List;
import java.util.function.Function;

/** What a fetch brought. The engine has locked these tasks for this worker, in either case. */
public sealed interface Fetched {

    /** One of the two. */
    <R> R match(Function<Read, R> read, Function<Unread, R> unread);

    /** Tasks with their variables. */
    record Read(List<? extends FetchedTask> tasks) implements Fetched {
        @Override
        public <R> R match(Function<Read, R> read, Function<Unread, R> unread) {
            return read.apply(this);
        }
    }

    /**
     * Tasks whose variables could not be read together.
     *
     * @param tasks without any variables
     * @param reason for people; no variable's value
     */
    record Unread(List<? extends FetchedTask> tasks, String reason) implements Fetched {
        @Override
        public <R> R match(Function<Read, R> read, Function<Unread, R> unread) {
            return unread.apply(this);
        }
    }
}
