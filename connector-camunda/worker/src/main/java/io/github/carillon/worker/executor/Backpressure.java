package io.github.carillon.worker.executor;

import java.time.Duration;

/**
 * How long a topic waits for connections that are full, before it fetches past them. Where other connections are known to work:
 * shorter when that brought something for them, longer when it brought only what had to be put back. Where none is
 * known: as long as a connection that works at all needs to have room again, since there may be nothing to find. For one
 * thread.
 */
final class Backpressure {

    private static final long SHORTEST_MILLIS = 100;
    private static final long FIRST_MILLIS = 250;
    /** A connection has as much room as it gets done within this part of the lock. */
    private static final int PART_OF_THE_LOCK = 3;

    private final long longestMillis;
    private long millis = FIRST_MILLIS;

    Backpressure(Duration lock) {
        this.longestMillis = lock.dividedBy(PART_OF_THE_LOCK).toMillis();
    }

    /**
     * @param others whether the topic has tasks for connections that have room
     */
    long millis(boolean others) {
        return others ? millis : longestMillis;
    }

    void paid(int taken, int putBack) {
        if (taken > putBack) {
            millis = Math.max(SHORTEST_MILLIS, millis / 4);
        } else if (putBack > 0) {
            millis = Math.min(longestMillis, millis * 2);
        }
    }
}
