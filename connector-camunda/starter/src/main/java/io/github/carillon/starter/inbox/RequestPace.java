package io.github.carillon.starter.inbox;

import io.github.carillon.core.recipient.Reader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts everybody's requests, ten seconds at a time. Safe for use from any thread. */
final class RequestPace {

    /** So many requests of one reader are answered within a window. */
    static final int MOST = 300;

    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final Clock clock;
    private final Map<Reader, Integer> counts = new HashMap<>();
    private Instant end;

    RequestPace(Clock clock) {
        this.clock = clock;
        this.end = clock.instant().plus(WINDOW);
    }

    /** Counts one more; returns how many seconds the reader is to wait, or 0. */
    synchronized long admit(Reader reader) {
        Instant now = clock.instant();
        if (!now.isBefore(end)) {
            counts.clear();
            end = now.plus(WINDOW);
        }
        return counts.merge(reader, 1, Integer::sum) <= MOST
                ? 0
                : Math.max(1, Duration.between(now, end).toSeconds());
    }
}
