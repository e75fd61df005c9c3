package io.github.carillon.worker.engine;

import io.github.carillon.core.value.Trace;
import java.time.Clock;
import java.time.Duration;
import java.util.function.ObjLongConsumer;
import org.camunda.bpm.client.exception.ExternalTaskClientException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the locks of the tasks in flight from running out while the work goes on. */
final class LockKeeper implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(LockKeeper.class);

    private final InFlight inFlight;
    private final ObjLongConsumer<String> extendLock;
    private final Duration lock;
    private final Clock clock;

    /**
     * @param extendLock prolongs a task's lock to so many milliseconds from now
     */
    LockKeeper(InFlight inFlight, ObjLongConsumer<String> extendLock, Duration lock, Clock clock) {
        this.inFlight = inFlight;
        this.extendLock = extendLock;
        this.lock = lock;
        this.clock = clock;
    }

    /** How often it must run: often enough for two more tries before a lock that was let down to its half ends. */
    static Duration interval(Duration lock) {
        return lock.dividedBy(6);
    }

    @Override
    public void run() {
        try {
            inFlight.endingWithin(lock.dividedBy(2), clock.instant()).forEach(this::prolong);
        } catch (RuntimeException bug) {
            // a scheduled task that throws is never run again
            LOG.error("A bug in keeping the locks: {}", Trace.of(bug));
        }
    }

    private void prolong(String taskId) {
        try {
            extendLock.accept(taskId, lock.toMillis());
            inFlight.prolonged(taskId, clock.instant().plus(lock));
        } catch (ExternalTaskClientException refused) {
            LOG.warn("The lock of task {} could not be prolonged: {}", taskId, EngineErrors.describe(refused));
            if (EngineErrors.isGone(refused)) {
                inFlight.lost(taskId);
            }
        }
    }
}
