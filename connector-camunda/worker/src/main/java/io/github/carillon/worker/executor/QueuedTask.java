package io.github.carillon.worker.executor;

import io.github.carillon.steps.task.WorkerPool;

/** A task that waits for a connection's thread. */
public interface QueuedTask {

    /** Those with more come first; among equals, who came first. */
    long priority();

    /** Its turn has come; must not throw. */
    void begin(WorkerPool crew);

    /** It has left the connection, after its turn. */
    void left();

    /** The connection closes before its turn has come. */
    void giveBack();
}
