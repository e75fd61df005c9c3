package io.github.carillon.worker.step;

import java.time.Duration;

/**
 * When a deferred task is tried again. The engine keeps the time and the count; nothing waits in the worker.
 *
 * @param attempts how often a task is tried in all before it counts as refused
 * @param first how long to wait after the first attempt; the wait then quadruples
 * @param longest the longest wait, whatever the channel asks for
 */
public record RetryPolicy(int attempts, Duration first, Duration longest) {

    private static final int FACTOR = 4;
    private static final double JITTER = 0.2;

    /** Six attempts within about an hour: after 5 s, 20 s, 80 s, 5 min and 20 min. */
    public static RetryPolicy standard() {
        return new RetryPolicy(6, Duration.ofSeconds(5), Duration.ofHours(1));
    }

    /**
     * The wait after an attempt that failed.
     *
     * @param failed how many attempts have failed so far, from 1
     * @param asked how long the channel asked us to wait, or zero; never shortened but by {@code longest}
     * @param chance from 0 to 1, so that tasks that failed together do not come back together
     */
    public Duration delay(int failed, Duration asked, double chance) {
        double grown = first.toMillis() * Math.pow(FACTOR, Math.max(0, failed - 1));
        double wanted = Math.max(grown, (double) asked.toMillis()) * (1 + JITTER * chance);
        return Duration.ofMillis(Math.round(Math.min(wanted, (double) longest.toMillis())));
    }
}
