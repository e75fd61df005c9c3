package io.github.carillon.worker.supervision;

import io.github.carillon.worker.engine.EngineIncidents;
import io.github.carillon.worker.engine.Incident;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds incidents that nobody has seen yet. An incident's time is set before it is committed, and by clocks that differ: so a
 * part of what was read is read again, and told apart by its ids. For one thread.
 */
final class IncidentFinder {

    private final EngineIncidents engine;
    private final Duration overlap;
    private final Clock clock;

    /** Those that were seen and may come again, with their times. */
    private final Map<String, Instant> seen = new HashMap<>();

    private @Nullable Instant newest;

    IncidentFinder(EngineIncidents engine, Duration overlap, Clock clock) {
        this.engine = engine;
        this.overlap = overlap;
        this.clock = clock;
    }

    /** Looks at the latest open ones. */
    void findLatest(Consumer<List<Incident>> found) {
        Instant from = newest == null ? null : newest.minus(overlap);
        pages(from, after -> engine.open(after, EngineIncidents.LARGEST_PAGE), page -> found.accept(unseen(page)));
        forget();
    }

    /** Looks at all open ones; returns the ids of those that are there. */
    List<String> findAll(Consumer<List<Incident>> found) {
        List<String> open = new ArrayList<>();
        pages(null, after -> engine.open(after, EngineIncidents.LARGEST_PAGE), page -> {
            page.forEach(incident -> open.add(incident.id()));
            found.accept(unseen(page));
        });
        forget();
        return open;
    }

    /**
     * Looks at those of the history since then, with those that ended before anybody saw them.
     *
     * @return up to when there were any
     */
    Instant findPast(Instant since, Consumer<List<Incident>> found) {
        Instant[] last = {since};
        pages(
                since.minus(overlap),
                after -> engine.past(Objects.requireNonNull(after), EngineIncidents.LARGEST_PAGE),
                page -> {
                    last[0] = page.get(page.size() - 1).time();
                    found.accept(unseen(page));
                });
        Instant until = earlier(last[0]);
        return until.isAfter(since) ? until : since;
    }

    /** It could not be taken: it is found again. */
    void forget(String incidentId) {
        seen.remove(incidentId);
    }

    /** A node's clock may be hours fast; what is to come is not to be missed for that. */
    private Instant earlier(Instant time) {
        Instant now = clock.instant();
        return time.isAfter(now) ? now : time;
    }

    /** What has become of the engine meanwhile is not known: all is to be looked at again. */
    void forgetAll() {
        seen.clear();
        newest = null;
    }

    private static void pages(@Nullable Instant from, Pages pages, Consumer<List<Incident>> read) {
        @Nullable Instant after = from;
        boolean more = true;
        while (more) {
            List<Incident> page = pages.after(after);
            if (!page.isEmpty()) {
                read.accept(page);
                after = page.get(page.size() - 1).time();
            }
            more = page.size() >= EngineIncidents.LARGEST_PAGE;
        }
    }

    /** What is not seen counts as seen once it is taken: whoever fails to take it calls {@link #forgetAll}. */
    private List<Incident> unseen(List<Incident> page) {
        List<Incident> unseen = new ArrayList<>();
        for (Incident incident : page) {
            if (seen.putIfAbsent(incident.id(), incident.time()) == null && incident.isRoot()) {
                unseen.add(incident);
            }
            Instant time = earlier(incident.time());
            newest = newest == null || time.isAfter(newest) ? time : newest;
        }
        return unseen;
    }

    /** The table tells them apart, too; so little is kept here. */
    private void forget() {
        if (newest != null) {
            Instant before = newest.minus(overlap.multipliedBy(2));
            seen.values().removeIf(time -> time.isBefore(before));
        }
    }

    @FunctionalInterface
    private interface Pages {
        List<Incident> after(@Nullable Instant moment);
    }
}
