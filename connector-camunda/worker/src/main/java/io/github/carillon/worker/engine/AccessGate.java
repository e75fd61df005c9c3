package io.github.carillon.worker.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the worker from trying again and again what the engine does not accept: after some wrong passwords an engine
 * locks the account. While it is not known whether the credentials are right, one request tries them and the others wait
 * a moment. Once they were wrong, nothing is asked for minutes, longer each time. Safe for use from any thread.
 */
public final class AccessGate {

    static final Duration FIRST = Duration.ofMinutes(5);
    static final Duration LONGEST = Duration.ofMinutes(30);

    private static final int UNAUTHORIZED = 401;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Clock clock;
    private boolean proven;
    private boolean trying;
    private Instant closedUntil = Instant.MIN;
    private Duration next = FIRST;

    /** Nothing was tried yet. */
    public AccessGate(Clock clock) {
        this.clock = clock;
    }

    /** Comes before a request; returns why there must be none now, or nothing. */
    public synchronized Optional<String> enter() {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (trying && isOpen() && !proven && until > System.nanoTime()) {
            await(until - System.nanoTime());
        }
        if (!isOpen()) {
            return Optional.of(refusal());
        }
        trying = !proven;
        return Optional.empty();
    }

    /** The engine answered with this HTTP status; returns what that means for the credentials, if anything. */
    public synchronized Optional<String> answered(int status) {
        trying = false;
        proven = status != UNAUTHORIZED;
        if (proven) {
            next = FIRST;
        } else if (isOpen()) {
            closedUntil = clock.instant().plus(next);
            next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
        }
        notifyAll();
        return proven ? Optional.empty() : Optional.of(refusal());
    }

    /** There was no answer. */
    public synchronized void failed() {
        trying = false;
        notifyAll();
    }

    private boolean isOpen() {
        return !clock.instant().isBefore(closedUntil);
    }

    private String refusal() {
        long minutes =
                Duration.between(clock.instant(), closedUntil).plusSeconds(59).toMinutes();
        return "the engine does not accept the worker's user and password, or token (HTTP status 401); so that it does"
                + " not lock the account, it is asked again only in " + minutes
                + " minutes, or when the worker is restarted";
    }

    private void await(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            trying = false;
        }
    }
}
