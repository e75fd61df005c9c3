package io.github.carillon.core.smtp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many connections may be in use at the same time: as many as configured or, for a while, as few as the server was
 * seen to let in. Who came first is served first. Thread-safe.
 */
final class Slots {

    private static final Logger LOG = LoggerFactory.getLogger(Slots.class);

    /** Another one or two are turned away each minute; that is what it costs to find out that more are let in again. */
    private static final Duration LEARNT_FOR = Duration.ofMinutes(1);

    private final int most;
    private final String server;
    private final Clock clock;
    private final Permits permits;
    private int allowed;
    private int inUse;
    private boolean told;
    private Instant learntUntil = Instant.MIN;

    /**
     * @param most how many are configured
     * @param server as people know it
     */
    Slots(int most, String server, Clock clock) {
        this.most = most;
        this.server = server;
        this.clock = clock;
        this.permits = new Permits(most);
        this.allowed = most;
    }

    /** Waits for one; false when none became free in time, or the thread shall stop. */
    boolean take(Duration atMost) {
        unlearn();
        try {
            if (!permits.tryAcquire(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS)) {
                return false;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
        synchronized (this) {
            inUse++;
        }
        return true;
    }

    void giveBack() {
        synchronized (this) {
            inUse--;
        }
        permits.release();
    }

    /** Waits until none is in use, for no longer than that. */
    void drain(Duration atMost) {
        try {
            if (permits.tryAcquire(allowed(), atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                permits.release(allowed());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The server turned a connection away while its slot was taken.
     *
     * @param idle how many are open that nobody uses
     * @return whether there are others to wait for: then no more than those are allowed for a while
     */
    synchronized boolean turnedAway(int idle) {
        int others = inUse - 1 + idle;
        if (others < 1) {
            return false;
        }
        if (others < allowed) {
            permits.reducePermits(allowed - others);
            allowed = others;
        }
        if (!told) {
            told = true;
            LOG.warn(
                    "{} lets in fewer connections than max-connections says, {}: mails wait for those that it lets in",
                    server,
                    most);
        }
        learntUntil = clock.instant().plus(LEARNT_FOR);
        return true;
    }

    private synchronized void unlearn() {
        if (allowed < most && !clock.instant().isBefore(learntUntil)) {
            permits.release(most - allowed);
            allowed = most;
        }
    }

    private synchronized int allowed() {
        return allowed;
    }

    /** Permits that can be taken away while they are in use. */
    private static final class Permits extends Semaphore {

        private static final long serialVersionUID = 1L;

        Permits(int count) {
            super(count, true);
        }

        @Override
        public void reducePermits(int reduction) {
            super.reducePermits(reduction);
        }
    }
}
