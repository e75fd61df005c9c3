package io.github.carillon.worker.executor;

import java.util.Collection;

/**
 * How many tasks a connection gets done: estimated from how long its latest tasks took, and from how long those at work have
 * been at it already, so that a server that hangs is noticed before any of its tasks is done. Safe for use from any
 * thread.
 */
final class RateEstimator {

    private static final double WEIGHT_OF_THE_LATEST = 0.1;
    private static final double MILLIS_PER_SECOND = 1_000;

    private double meanMillis;
    private boolean known;

    synchronized void took(long millis) {
        meanMillis = known ? meanMillis + WEIGHT_OF_THE_LATEST * (millis - meanMillis) : millis;
        known = true;
    }

    /** Whether anything was done yet. */
    synchronized boolean known() {
        return known;
    }

    /**
     * Tasks per second with all threads at work.
     *
     * @param busyMillis how long each task at work has been at it
     */
    synchronized double perSecond(int threads, Collection<Long> busyMillis) {
        double usual = MILLIS_PER_SECOND / Math.max(1, meanMillis);
        double busy = busyMillis.stream()
                .mapToDouble(millis -> Math.min(usual, MILLIS_PER_SECOND / Math.max(1, millis)))
                .sum();
        return busy + usual * Math.max(0, threads - busyMillis.size());
    }
}
