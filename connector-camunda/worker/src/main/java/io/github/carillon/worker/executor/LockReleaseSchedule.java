package io.github.carillon.worker.executor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;

/**
 * When a task that found no room shall come again: each a little after the one before, at the pace at which the connection
 * works, so that they do not all come back at once and find no room again. Safe for use from any thread.
 */
final class LockReleaseSchedule {

    private static final Duration SOONEST = Duration.ofSeconds(5);
    private static final Duration LATEST = Duration.ofMinutes(5);
    private static final double CLOSEST_MILLIS = 10;
    private static final double FARTHEST_MILLIS = 250;
    private static final double MILLIS_PER_SECOND = 1_000;

    private final Clock clock;
    private final DoubleSupplier chance;
    private Instant last = Instant.MIN;

    /**
     * @param chance numbers from 0 to 1
     */
    LockReleaseSchedule(Clock clock, DoubleSupplier chance) {
        this.clock = clock;
        this.chance = chance;
    }

    /** How long the next one shall stay away. */
    synchronized Duration next(double perSecond) {
        Instant now = clock.instant();
        double apart = Math.min(FARTHEST_MILLIS, Math.max(CLOSEST_MILLIS, MILLIS_PER_SECOND / perSecond));
        Instant next = last.plusMillis(Math.round(apart));
        Instant soonest = now.plus(SOONEST);
        Instant latest = now.plus(LATEST);
        last = next.isBefore(soonest) ? soonest : next;
        if (last.isAfter(latest)) {
            last = latest;
            return LATEST.minusMillis(Math.round(chance.getAsDouble() * LATEST.toMillis() / 2));
        }
        return Duration.between(now, last);
    }
}
