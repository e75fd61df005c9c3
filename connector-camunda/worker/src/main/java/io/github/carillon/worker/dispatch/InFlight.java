package io.github.carillon.worker.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The tasks this worker has taken and not yet answered, and until when the engine keeps each for it. A task is in it
 * once, even when the engine offers it again because its lock ran out.
 */
final class InFlight {

    private final Map<String, Instant> lockedUntil = new ConcurrentHashMap<>();
    private final Map<String, Long> createdAt = new ConcurrentHashMap<>();
    private final Set<String> replaced = ConcurrentHashMap.newKeySet();
    private final Set<String> spokenOf = ConcurrentHashMap.newKeySet();
    private final Object none = new Object();

    /** Returns false when the worker has this task already. */
    boolean add(String taskId, Instant until) {
        return add(taskId, null, until);
    }

    /**
     * The same. Where the worker has a task of this id that was created at another moment, the engine's database is no
     * longer what it was: nothing more is said of the one that the worker has, for the engine would take it for the other.
     *
     * @param created or null where the engine does not say
     */
    boolean add(String taskId, @Nullable Instant created, Instant until) {
        long moment = created == null ? 0 : created.toEpochMilli();
        boolean added = lockedUntil.putIfAbsent(taskId, until) == null;
        if (added) {
            createdAt.put(taskId, moment);
        } else if (createdAt.getOrDefault(taskId, moment) != moment) {
            replaced.add(taskId);
            lost(taskId);
        }
        return added;
    }

    void remove(String taskId) {
        createdAt.remove(taskId);
        replaced.remove(taskId);
        lockedUntil.remove(taskId);
        if (lockedUntil.isEmpty()) {
            synchronized (none) {
                none.notifyAll();
            }
        }
    }

    /**
     * Answers a task, unless its lock is just being prolonged: a prolongation that the engine hears after the answer
     * would overwrite the time of a retry. What was answered is not prolonged any more.
     *
     * @return what was answered; empty when nothing was said, and it is to be said later
     */
    Optional<String> answer(String taskId, Supplier<String> answer) {
        return alone(taskId, () -> {
            String given = replaced.contains(taskId) ? CompletionRetrier.LOST : answer.get();
            lost(taskId);
            return given;
        });
    }

    /** Prolongs a task's lock to that time, unless it is just being answered: then it may be prolonged later. */
    void prolong(String taskId, Instant until, Runnable prolongation) {
        var unused = alone(taskId, () -> {
            boolean kept = keeps(taskId);
            if (kept) {
                prolongation.run();
                prolonged(taskId, until);
            }
            return kept;
        });
    }

    /** Whether there is a lock to prolong. */
    boolean keeps(String taskId) {
        return !until(taskId).equals(Instant.MAX);
    }

    /** The lock was prolonged; nothing happens when the task has been answered meanwhile. */
    void prolonged(String taskId, Instant until) {
        lockedUntil.computeIfPresent(taskId, (id, before) -> until);
    }

    /** The engine keeps the task for this worker no longer, and there is nothing left to prolong. */
    void lost(String taskId) {
        prolonged(taskId, Instant.MAX);
    }

    /** Whether the engine still keeps the task for this worker. */
    boolean holds(String taskId, Instant now) {
        Instant until = until(taskId);
        return until.isAfter(now) && !until.equals(Instant.MAX);
    }

    /** Those whose lock ends before that time has passed. */
    List<String> endingWithin(Duration time, Instant now) {
        Instant limit = now.plus(time);
        return lockedUntil.entrySet().stream()
                .filter(entry -> entry.getValue().isBefore(limit))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Waits until there is none left; returns whether that came true in time. */
    boolean awaitNone(long millis) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        synchronized (none) {
            for (long left = millis; !lockedUntil.isEmpty() && left > 0; left = millisTo(until)) {
                none.wait(left);
            }
        }
        return lockedUntil.isEmpty();
    }

    int size() {
        return lockedUntil.size();
    }

    private Instant until(String taskId) {
        return lockedUntil.getOrDefault(taskId, Instant.MAX);
    }

    /** Empty when somebody speaks to the engine of this task already. */
    private <T> Optional<T> alone(String taskId, Supplier<T> speech) {
        if (!spokenOf.add(taskId)) {
            return Optional.empty();
        }
        try {
            return Optional.of(speech.get());
        } finally {
            spokenOf.remove(taskId);
        }
    }

    private static long millisTo(long nanoTime) {
        return TimeUnit.NANOSECONDS.toMillis(nanoTime - System.nanoTime());
    }
}
