package io.github.carillon.worker.dispatch;

import io.github.carillon.worker.engine.EngineException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives tasks back to the engine that were not begun, as if they had not been fetched: their retries are untouched. It
 * is said again when transactions collide or the connection is lost, but only while the lock is this worker's: an unlock
 * asks nobody whose lock it ends.
 */
final class Returns {

    private static final Logger LOG = LoggerFactory.getLogger(Returns.class);
    private static final int ENGINE_FAILURES = 3;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    private final InFlight inFlight;
    private final Consumer<String> unlock;
    private final CompletionRetrier.Threads threads;
    private final Clock clock;
    /** Those being given back, and until when the engine has locked one of them anew meanwhile. */
    private final Map<String, Instant> lockedAnew = new ConcurrentHashMap<>();

    /**
     * @param unlock ends a task's lock
     */
    Returns(InFlight inFlight, Consumer<String> unlock, CompletionRetrier.Threads threads, Clock clock) {
        this.inFlight = inFlight;
        this.unlock = unlock;
        this.threads = threads;
        this.clock = clock;
    }

    /**
     * The engine may offer the task, which is in flight, to anybody at once.
     *
     * @param done takes it out of flight; is run when the engine has heard it, or will not
     */
    void now(String taskId, Runnable done) {
        lockedAnew.put(taskId, Instant.MIN);
        threads.after(0, new Return(taskId, done)::tell);
    }

    /**
     * A fetch brought a task that is in flight: when it is just being given back, the engine was quicker to lock it for
     * this worker again than to tell of the unlock, and has to hear it once more.
     *
     * @return whether it is being given back
     */
    boolean fetchedAgain(String taskId, Instant until) {
        return lockedAnew.computeIfPresent(taskId, (id, none) -> until) != null;
    }

    /** One task on its way back; one thread at a time. */
    private final class Return {

        private final String taskId;
        private final Runnable done;
        private int failures;
        private long millis = FIRST_PAUSE_MILLIS;

        Return(String taskId, Runnable done) {
            this.taskId = taskId;
            this.done = done;
        }

        void tell() {
            boolean over = true;
            try {
                over = !inFlight.holds(taskId, clock.instant()) || isHeard();
            } finally {
                if (over) {
                    end();
                } else {
                    tellAgain();
                }
            }
        }

        /** False when it is to be said again; also while the lock is just being prolonged. */
        private boolean isHeard() {
            try {
                return inFlight.answer(taskId, this::unlocked).isPresent();
            } catch (EngineException refused) {
                failures += refused.isLasting() ? 1 : 0;
                boolean lasting = failures == ENGINE_FAILURES || refused.isTaskLost();
                if (lasting) {
                    LOG.info("Task {} comes free when its lock ends: {}", taskId, refused.getMessage());
                }
                return lasting;
            }
        }

        private String unlocked() {
            unlock.accept(taskId);
            return "unlock";
        }

        private void tellAgain() {
            long pause = millis;
            millis = Math.min(millis * 2, LONGEST_PAUSE_MILLIS);
            threads.after(pause, this::tell);
        }

        private void end() {
            Instant until = lockedAnew.computeIfPresent(taskId, (id, anew) -> {
                if (anew.equals(Instant.MIN)) {
                    // in here, so that a fetch that brings it finds it either on its way back or out of flight
                    done.run();
                    return null;
                }
                return anew;
            });
            if (until != null) {
                inFlight.prolonged(taskId, until);
                now(taskId, done);
            }
        }
    }
}
