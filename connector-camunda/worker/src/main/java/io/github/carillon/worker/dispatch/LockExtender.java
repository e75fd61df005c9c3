package io.github.carillon.worker.dispatch;

import io.github.carillon.core.value.SafeStackTrace;
import io.github.carillon.worker.engine.EngineException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the locks of the tasks in flight from running out while they wait or are worked on. */
final class LockExtender implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(LockExtender.class);

    private final InFlight inFlight;
    private final BiConsumer<String, Duration> extendLock;
    private final Executor keepers;
    private final Duration lock;
    private final Clock clock;
    private final Set<String> beingProlonged = ConcurrentHashMap.newKeySet();

    /**
     * @param extendLock prolongs a task's lock to so long from now
     * @param keepers several threads, so that a task whose lock is slow to be prolonged keeps no other one waiting
     */
    LockExtender(
            InFlight inFlight, BiConsumer<String, Duration> extendLock, Executor keepers, Duration lock, Clock clock) {
        this.inFlight = inFlight;
        this.extendLock = extendLock;
        this.keepers = keepers;
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
            inFlight.endingWithin(lock.dividedBy(2), clock.instant()).forEach(this::begin);
        } catch (RuntimeException | Error bug) {
            // an error too: a scheduled task that throws is never run again, and all locks would end
            LOG.error("A bug in keeping the locks: {}", SafeStackTrace.of(bug));
        }
    }

    private void begin(String taskId) {
        if (beingProlonged.add(taskId)) {
            try {
                keepers.execute(() -> prolong(taskId));
            } catch (RuntimeException | Error bug) {
                beingProlonged.remove(taskId);
                throw bug;
            }
        }
    }

    private void prolong(String taskId) {
        try {
            Instant until = clock.instant().plus(lock);
            inFlight.prolong(taskId, until, () -> extendLock.accept(taskId, lock));
        } catch (EngineException refused) {
            refused(taskId, refused);
        } catch (RuntimeException | Error bug) {
            LOG.error("A bug in keeping the locks: {}", SafeStackTrace.of(bug));
        } finally {
            beingProlonged.remove(taskId);
        }
    }

    private void refused(String taskId, EngineException refused) {
        if (inFlight.keeps(taskId)) {
            // else it was answered meanwhile
            LOG.warn("The lock of task {} could not be prolonged: {}", taskId, refused.getMessage());
        }
        if (refused.isTaskLost()) {
            inFlight.lost(taskId);
        }
    }
}
