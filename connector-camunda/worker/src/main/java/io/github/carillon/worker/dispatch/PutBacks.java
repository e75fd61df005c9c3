package io.github.carillon.worker.dispatch;

import io.github.carillon.worker.engine.EngineException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    private final InFlight inFlight;
    private final Returns returns;
    private final BiConsumer<String, Duration> extendLock;
    private final CompletionRetrier.Threads threads;
    private final Clock clock;
    private final Map<String, Instant> lockedUntil = new ConcurrentHashMap<>();

    private volatile boolean open = true;

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
     * The engine offers the task, which is in flight no longer, again after this time.
     *
     * @param until when its lock ends that it was fetched with
     */
    void add(String taskId, Duration time, Instant until) {
        lockedUntil.put(taskId, until);
        threads.after(0, () -> appoint(taskId, time));
        if (!open) {
            release(taskId);
        }
    }

    /** The engine may offer all of them at once; until it has heard that, they are in flight. */
    void close() {
        open = false;
        List.copyOf(lockedUntil.keySet()).forEach(this::release);
    }

    private void appoint(String taskId, Duration time) {
        Instant now = clock.instant();
        lockedUntil.values().removeIf(now::isAfter);
        if (!lockedUntil.containsKey(taskId)) {
            return;
        }
        try {
            extendLock.accept(taskId, time);
            lockedUntil.replace(taskId, now.plus(time));
        } catch (EngineException refused) {
            LOG.info("Task {} comes free when its lock ends: {}", taskId, refused.getMessage());
        }
    }

    private void release(String taskId) {
        Instant until = lockedUntil.remove(taskId);
        if (until != null && inFlight.add(taskId, until.minus(MARGIN))) {
            returns.now(taskId, () -> inFlight.remove(taskId));
        }
    }
}
