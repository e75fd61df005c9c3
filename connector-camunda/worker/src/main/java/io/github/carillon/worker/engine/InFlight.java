package io.github.carillon.worker.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tasks this worker has taken and not yet answered, and until when the engine keeps each for it. A task is in it
 * once, even when the engine offers it again because its lock ran out.
 */
final class InFlight {

    private final Map<String, Instant> lockedUntil = new ConcurrentHashMap<>();

    /** Returns false when the worker has this task already. */
    boolean add(String taskId, Instant until) {
        return lockedUntil.putIfAbsent(taskId, until) == null;
    }

    void remove(String taskId) {
        lockedUntil.remove(taskId);
    }

    /** The lock was prolonged; nothing happens when the task has been answered meanwhile. */
    void prolonged(String taskId, Instant until) {
        lockedUntil.computeIfPresent(taskId, (id, before) -> until);
    }

    /** The engine keeps the task for this worker no longer, and there is nothing left to prolong. */
    void lost(String taskId) {
        prolonged(taskId, Instant.MAX);
    }

    /** Those whose lock ends before that time has passed. */
    List<String> endingWithin(Duration time, Instant now) {
        Instant limit = now.plus(time);
        return lockedUntil.entrySet().stream()
                .filter(entry -> entry.getValue().isBefore(limit))
                .map(Map.Entry::getKey)
                .toList();
    }

    int size() {
        return lockedUntil.size();
    }
}
