package io.github.carillon.core.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What this worker knows of itself and the others: the claims that it has and may still make use of, and how many
 * workers there are. Safe for use from any thread.
 */
final class Holdings {

    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final AtomicInteger workers = new AtomicInteger(1);

    /** One attempt at one delivery. */
    record Held(String id, int attempt, Instant until) {}

    void granted(String id, int attempt, Instant until) {
        held.put(id, new Held(id, attempt, until));
    }

    /** Another attempt, granted since to another thread, stays. */
    void drop(String id, int attempt) {
        held.computeIfPresent(id, (same, known) -> known.attempt() == attempt ? null : known);
    }

    void prolong(Held renewed, Instant until) {
        held.computeIfPresent(
                renewed.id(),
                (id, known) -> known.attempt() == renewed.attempt() ? new Held(id, known.attempt(), until) : known);
    }

    boolean holds(String id, int attempt, Instant now) {
        Held known = held.get(id);
        return known != null && known.attempt() == attempt && now.isBefore(known.until());
    }

    Collection<Held> all() {
        return List.copyOf(held.values());
    }

    /** So many workers are alive; this one is, whatever was read. */
    void seen(int alive) {
        workers.set(Math.max(1, alive));
    }

    int workers() {
        return workers.get();
    }
}
