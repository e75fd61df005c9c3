package io.github.carillon.worker.supervision;

import io.github.carillon.worker.engine.EngineIncidents;
import io.github.carillon.worker.engine.Incident;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the engine's history has incidents. It does not say: but one that is open is in it, or none will be.
 */
final class HistoryLevel {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryLevel.class);

    /** Permissions are given while a worker runs. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);

    private final EngineIncidents engine;
    private final Clock clock;
    private Instant next = Instant.MIN;
    private volatile boolean without;

    HistoryLevel(EngineIncidents engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    /** Finds it out by one of these, where that is some time ago. For one thread. */
    void look(List<Incident> found) {
        Optional<Incident> one = found.stream()
                .filter(incident -> incident.state() == Incident.State.OPEN)
                .findFirst();
        if (one.isPresent() && !clock.instant().isBefore(next)) {
            boolean before = without;
            without = engine.states(List.of(one.get().id())).isEmpty();
            next = clock.instant().plus(GOOD_FOR);
            if (without && !before) {
                LOG.warn(
                        "The engine's history shows no incidents (its level is below \"full\", or the worker's user may not"
                                + " read it): supervisors are told of those that are open when they are looked for, and"
                                + " not of those that came and ended while no worker watched");
            }
        }
    }

    /** What cannot be seen, if anything. */
    Optional<String> limits() {
        return without
                ? Optional.of(
                        "the engine's history shows no incidents, so that those which came and ended while no worker"
                                + " watched are not told")
                : Optional.empty();
    }
}
