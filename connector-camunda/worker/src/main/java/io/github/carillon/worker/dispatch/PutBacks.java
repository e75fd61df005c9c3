package io.github.carillon.worker.dispatch;

import io.github.carillon.worker.engine.EngineException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tasks for which an executor has no room: each waits in the engine until its lock ends, which is its appointment. When the
 * worker stops, nobody keeps these appointments, and the tasks are unlocked.
 */
final class PutBacks {

    private static final Logger LOG = LoggerFactory.getLogger(PutBacks.class);

    /** The engine's answers take some time, and what is as good as free is let be: another worker may have it by then. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    /** While the task's lock is just being prolonged. */
    private static final long PAUSE_MILLIS = 50;

    private static final String EXTENDED = "extendLock";

    private final InFlight inFlight;
    private final Returns returns;
    private final BiConsumer<String, Duration> extendLock;
    private final CompletionRetrier.Threads threads;
    private final Clock clock;
    private final Map<String, Instant> lockedUntil = new HashMap<>();

    private boolean open = true;

    /**
     * @param extendLock makes a task's lock end so long from now
     */
    PutBacks(
            InFlight inFlight,
            Returns returns,
            BiConsumer<String, Duration> extendLock,
            CompletionRetrier.Threads threads,
            Clock clock) {
        this.inFlight = inFlight;
        this.returns = returns;
        this.extendLock = extendLock;
        this.threads = threads;
        this.clock = clock;
    }

    /**
     * The engine offers the task, which is in flight, again after this time. It stays in flight until the engine has heard
     * that.
     *
     * @param until when its lock ends that it was fetched with
     */
    void add(String taskId, Duration time, Instant until) {
        threads.after(0, () -> appoint(taskId, time, until));
    }

    /** The engine may offer all of them at once; until it has heard that, they are in flight. */
    void close() {
        synchronized (lockedUntil) {
            open = false;
            lockedUntil.forEach((taskId, until) -> {
                if (inFlight.add(taskId, until.minus(MARGIN))) {
                    unlock(taskId);
                }
            });
            lockedUntil.clear();
        }
    }

    private boolean isOpen() {
        synchronized (lockedUntil) {
            return open;
        }
    }

    private void unlock(String taskId) {
        returns.now(taskId, () -> inFlight.remove(taskId));
    }

    private void appoint(String taskId, Duration time, Instant until) {
        Instant now = clock.instant();
        if (!isOpen()) {
            unlock(taskId);
        } else if (inFlight.holds(taskId, now)) {
            extend(taskId, time, until, now);
        } else {
            inFlight.remove(taskId);
        }
    }

    private void extend(String taskId, Duration time, Instant until, Instant now) {
        try {
            inFlight.answer(taskId, () -> {
                        extendLock.accept(taskId, time);
                        return EXTENDED;
                    })
                    .ifPresentOrElse(
                            said -> keep(taskId, now, said.equals(EXTENDED) ? now.plus(time) : now),
                            () -> threads.after(PAUSE_MILLIS, () -> appoint(taskId, time, until)));
        } catch (EngineException refused) {
            LOG.info("Task {} comes free when its lock ends: {}", taskId, refused.getMessage());
            keep(taskId, now, until);
        }
    }

    /** In flight to the moment in which it is known here what there is to unlock, or it could be missed in a stop. */
    private void keep(String taskId, Instant now, Instant until) {
        synchronized (lockedUntil) {
            lockedUntil.values().removeIf(now::isAfter);
            if (open) {
                lockedUntil.put(taskId, until);
                inFlight.remove(taskId);
            } else {
                inFlight.prolonged(taskId, until.minus(MARGIN));
                unlock(taskId);
            }
        }
    }
}
