package io.github.carillon.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When what could not be sent is tried again. Of a task the engine keeps the time and the count, of what is in the outbox
 * the database; nothing waits in the worker.
 *
 * @param attempts how often a task is tried in all before it counts as refused
 * @param attemptsBy the same for the connections that have a number of their own, by name
 * @param first how long to wait after the first attempt; the wait then quadruples
 * @param longest the longest of these waits
 * @param maxAge how old a task may be when it is sent, and how long a message of the outbox may be due; or null for any age
 */
public record RetryPolicy(
        int attempts,
        Map<String, Integer> attemptsBy,
        Duration first,
        Duration longest,
        @Nullable Duration maxAge) {

    private static final int FACTOR = 4;
    private static final double JITTER = 0.2;

    /** A provider's wait is granted in full, but for one that must be an error of its own. */
    private static final Duration LONGEST_ASKED = Duration.ofDays(1);

    public RetryPolicy {
        attemptsBy = Map.copyOf(attemptsBy);
    }

    /** The same for every connection, and for tasks of any age. */
    public RetryPolicy(int attempts, Duration first, Duration longest) {
        this(attempts, Map.of(), first, longest, null);
    }

    /** Six attempts within about an hour: after 5 s, 20 s, 80 s, 5 min and 20 min. */
    public static RetryPolicy standard() {
        return new RetryPolicy(6, Duration.ofSeconds(5), Duration.ofHours(1));
    }

    /** How often a task of this connection, or of none, is tried in all; the step's own number goes first. */
    public int attempts(@Nullable Integer ofStep, @Nullable String connection) {
        if (ofStep != null) {
            return ofStep;
        }
        return connection == null ? attempts : attemptsBy.getOrDefault(connection, attempts);
    }

    /**
     * Until when something may be sent; empty where it may be at any time.
     *
     * @param since from when its age counts, or null where that is not known
     * @param ofStep the step's own limit, which goes first, or null
     */
    public Optional<Instant> latest(@Nullable Instant since, @Nullable Duration ofStep) {
        return Optional.ofNullable(ofStep == null ? maxAge : ofStep)
                .flatMap(age -> Optional.ofNullable(since).map(created -> created.plus(age)));
    }

    /**
     * The wait after an attempt that failed.
     *
     * @param failed how many attempts have failed so far, from 1
     * @param asked how long the channel asked us to wait, or zero: never shortened, up to a day, since whoever comes
     *     early only uses up an attempt
     * @param chance from 0 to 1, so that tasks that failed together do not come back together
     */
    public Duration delay(int failed, Duration asked, double chance) {
        double jitter = 1 + JITTER * chance;
        double grown = first.toMillis() * Math.pow(FACTOR, Math.max(0, failed - 1)) * jitter;
        double granted = Math.min(asked.toMillis(), LONGEST_ASKED.toMillis()) * jitter;
        return Duration.ofMillis(Math.round(Math.max(Math.min(grown, (double) longest.toMillis()), granted)));
    }
}
