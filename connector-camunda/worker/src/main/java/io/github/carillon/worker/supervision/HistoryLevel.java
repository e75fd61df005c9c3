package io.github.carillon.worker.supervision;

import io.github.carillon.worker.engine.EngineIncidents;
import io.github.carillon.worker.engine.Incident;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the engine's history has incidents. It does not say: but one that is open is in it, or none will be.
 */
final class HistoryLevel {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryLevel.class);

    private final EngineIncidents engine;
    private volatile boolean asked;
    private volatile boolean without;

    HistoryLevel(EngineIncidents engine) {
        this.engine = engine;
    }

    /** Finds it out by some of these, once. */
    void look(List<Incident> found) {
        Optional<Incident> one = found.stream()
                .filter(incident -> incident.state() == Incident.State.OPEN)
                .findFirst();
        if (!asked && one.isPresent()) {
            without = engine.states(List.of(one.get().id())).isEmpty();
            asked = true;
            if (without) {
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
