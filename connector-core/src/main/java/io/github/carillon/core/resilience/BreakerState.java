package io.github.carillon.core.resilience;

import io.github.carillon.core.delivery.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a breaker stands: a value, so that every step is a pure function.
 *
 * @param era grows with every opening and closing, so that what began before one no longer counts after it
 * @param failures how many there were in a row, while it is closed
 * @param tries how often it was opened without having closed in between
 * @param open the opening it is in, or null while it is closed
 */
record BreakerState(
        long era, int failures, int tries, @Nullable Opening open) {

    static final BreakerState CLOSED = new BreakerState(0, 0, 0, null);

    private static final int FAILURES = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final double JITTER = 0.2;

    /**
     * Why and until when nothing is sent.
     *
     * @param cause what was seen last
     * @param since when it opened first
     * @param until when the next message may try
     * @param probing whether one is trying
     */
    record Opening(Outcome cause, Instant since, Instant until, boolean probing) {}

    /** Whether a message may pass. */
    boolean passes(Instant now) {
        return open == null || (!open.probing() && !now.isBefore(open.until()));
    }

    /** One has passed. */
    BreakerState entered() {
        return open == null ? this : probing(open, true);
    }

    /** One that had passed told nothing about the connection. */
    BreakerState nothingLearnt() {
        return open == null ? this : probing(open, false);
    }

    BreakerState worked() {
        return open == null ? new BreakerState(era, 0, 0, null) : new BreakerState(era + 1, 0, 0, null);
    }

    /**
     * One more has failed.
     *
     * @param atOnce whether that is enough
     * @param chance from 0 to 1, so that workers do not try at the same moment
     */
    BreakerState failed(Outcome cause, boolean atOnce, Instant now, double chance) {
        if (open == null && !atOnce && failures + 1 < FAILURES) {
            return new BreakerState(era, failures + 1, 0, null);
        }
        Instant since = open == null ? now : open.since();
        return new BreakerState(era + 1, 0, tries + 1, new Opening(cause, since, now.plus(wait(tries, chance)), false));
    }

    /** How long the connection is left alone: ten seconds, twice as long with each try, five minutes at most. */
    private static Duration wait(int tries, double chance) {
        double grown = FIRST_WAIT.toMillis() * Math.pow(2, Math.min(tries, 10));
        return Duration.ofMillis(Math.round(Math.min(grown, (double) LONGEST_WAIT.toMillis()) * (1 + JITTER * chance)));
    }

    private BreakerState probing(Opening opening, boolean probing) {
        return new BreakerState(
                era, failures, tries, new Opening(opening.cause(), opening.since(), opening.until(), probing));
    }
}
