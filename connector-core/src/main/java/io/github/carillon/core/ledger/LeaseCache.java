package io.github.carillon.core.ledger;

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
final class LeaseCache {

    private final Map<RowId, Held> held = new ConcurrentHashMap<>();
    private final AtomicInteger workers = new AtomicInteger(1);

    /** One attempt at one delivery. */
    record Held(RowId row, int attempt, Instant until) {}

    void granted(RowId row, int attempt, Instant until) {
        held.put(row, new Held(row, attempt, until));
    }

    /** Another attempt, granted since to another thread, stays. */
    void drop(RowId row, int attempt) {
        held.computeIfPresent(row, (same, known) -> known.attempt() == attempt ? null : known);
    }

    void prolong(Held renewed, Instant until) {
        held.computeIfPresent(
                renewed.row(),
                (row, known) -> known.attempt() == renewed.attempt() ? new Held(row, known.attempt(), until) : known);
    }

    boolean holds(RowId row, int attempt, Instant now) {
        Held known = held.get(row);
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
