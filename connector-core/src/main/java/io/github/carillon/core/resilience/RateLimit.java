package io.github.carillon.core.resilience;

import io.github.carillon.core.delivery.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Keeps a connection to its rate. Whoever comes gets the next free moment: it waits for that, or comes again later where
 * it lies too far ahead. Several workers divide the rate evenly. Safe for use from any thread.
 */
public final class RateLimit {

    private final String connection;
    private final Rate rate;
    private final IntSupplier workers;
    private final Clock clock;
    private final Pause pause;
    private TokenBucket bucket;

    /**
     * @param connection the connection's name, for people
     * @param rate of all workers together
     * @param workers how many share it at this moment
     */
    public RateLimit(String connection, Rate rate, IntSupplier workers, Clock clock) {
        this(connection, rate, workers, clock, TimeUnit.MILLISECONDS::sleep);
    }

    RateLimit(String connection, Rate rate, IntSupplier workers, Clock clock, Pause pause) {
        this.connection = connection;
        this.rate = rate;
        this.workers = workers;
        this.clock = clock;
        this.pause = pause;
        this.bucket = new TokenBucket(rate.burst(), clock.instant());
    }

    /** Waits for leave to send one; or says when to come again. */
    Optional<Outcome> take(Duration patience) {
        Duration wait = reserve(patience);
        if (wait.compareTo(patience) > 0) {
            return Optional.of(limited(wait));
        }
        try {
            pause.millis(wait.toMillis());
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            giveBack();
            return Optional.of(limited(wait));
        }
    }

    /** Leave was given and not used. */
    synchronized void giveBack() {
        bucket = bucket.givenBack();
    }

    private synchronized Duration reserve(Duration patience) {
        Rate share = rate.share(workers.getAsInt());
        bucket = bucket.at(clock.instant(), share);
        Duration wait = bucket.untilNext(share);
        if (wait.compareTo(patience) <= 0) {
            bucket = bucket.taken();
        }
        return wait;
    }

    private Outcome limited(Duration wait) {
        return new Outcome.Deferred(
                Outcome.Deferred.RATE_LIMITED, "connection \"" + connection + "\" is sending as fast as it may", wait);
    }

    /** Waits; a seam for tests. */
    @FunctionalInterface
    interface Pause {
        void millis(long millis) throws InterruptedException;
    }
}
