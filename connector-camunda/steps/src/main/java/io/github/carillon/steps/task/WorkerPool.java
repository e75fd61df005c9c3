package io.github.carillon.steps.task;

import java.util.List;
import java.util.function.Function;

/** Who works on a task: its own thread, and others while they have nothing else to do. */
public interface WorkerPool {

    /** The task's own thread only. */
    WorkerPool ALONE = new WorkerPool() {
        @Override
        public <T, R> List<R> each(List<T> items, Function<T, R> work) {
            return items.stream().map(work).toList();
        }
    };

    /**
     * Does the work for each item, for several at the same time where others help, and returns when all is done.
     *
     * @param work called from any thread; what it throws is thrown here, after the work that had begun is done
     * @return the results in the items' order
     */
    <T, R> List<R> each(List<T> items, Function<T, R> work);
}
