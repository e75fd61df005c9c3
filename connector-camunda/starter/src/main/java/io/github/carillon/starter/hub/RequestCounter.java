package io.github.carillon.starter.hub;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Counts what comes in, ten seconds at a time. For one thread at a time. */
final class RequestCounter {

    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final int most;
    private final Clock clock;
    private Instant end;
    private int count;

    RequestCounter(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
        this.end = clock.instant().plus(WINDOW);
    }

    /** Counts one more; false when that is too many. */
    boolean admits() {
        Instant now = clock.instant();
        if (!now.isBefore(end)) {
            end = now.plus(WINDOW);
            count = 0;
        }
        count++;
        return count <= most;
    }
}
