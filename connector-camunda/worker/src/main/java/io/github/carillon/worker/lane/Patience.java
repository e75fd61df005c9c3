package io.github.carillon.worker.lane;

/**
 * How long a topic waits for lanes that are full, before it fetches for the others: shorter when that brought something
 * for them, longer when it brought only what had to be put back. For one thread.
 */
final class Patience {

    private static final long SHORTEST_MILLIS = 100;
    private static final long FIRST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 15_000;

    private long millis = FIRST_MILLIS;

    long millis() {
        return millis;
    }

    /** Waiting had an end by itself. */
    void notNeeded() {
        millis = FIRST_MILLIS;
    }

    void paid(int taken, int putBack) {
        if (taken > putBack) {
            millis = Math.max(SHORTEST_MILLIS, millis / 4);
        } else if (putBack > 0) {
            millis = Math.min(LONGEST_MILLIS, millis * 2);
        }
    }
}
