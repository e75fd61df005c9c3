package io.github.carillon.worker.supervision;

import io.github.carillon.core.alert.Alert;
import io.github.carillon.core.alert.AlertState;
import io.github.carillon.core.alert.Alerts;
import io.github.carillon.worker.engine.EngineIncidents;
import io.github.carillon.worker.engine.ProcessInstance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out which open alerts are over, and how. */
final class OpenAlertCheck {

    private static final int AT_ONCE = 200;

    private final EngineIncidents engine;
    private final Alerts alerts;

    OpenAlertCheck(EngineIncidents engine, Alerts alerts) {
        this.engine = engine;
        this.alerts = alerts;
    }

    /**
     * Ends those that are over.
     *
     * @param known open alerts, as they were before the open incidents were read
     * @param open the ids of the open incidents
     */
    void end(Map<String, Alert> known, Set<String> open) {
        List<Alert> over = new ArrayList<>();
        List<Alert> slow = new ArrayList<>();
        for (Alert alert : known.values()) {
            if (OverdueInstances.isOne(alert)) {
                slow.add(alert);
            } else if (!open.contains(alert.id())) {
                over.add(alert);
            }
        }
        inPieces(over, this::endFailures);
        inPieces(slow, this::endOverdue);
    }

    /** It was mended if its instance goes on, or came to an end that the model has. */
    private void endFailures(List<Alert> over, Map<String, ProcessInstance> instances) {
        List<String> repaired = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (Alert alert : over) {
            (isRepaired(alert, instances) ? repaired : gone).add(alert.id());
        }
        alerts.end(repaired, AlertState.REPAIRED);
        alerts.end(gone, AlertState.GONE);
    }

    private static boolean isRepaired(Alert alert, Map<String, ProcessInstance> instances) {
        ProcessInstance instance = instances.get(alert.instanceId());
        return alert.instanceId().isEmpty()
                || (instance != null && instance.state() != ProcessInstance.State.TERMINATED);
    }

    private void endOverdue(List<Alert> slow, Map<String, ProcessInstance> instances) {
        alerts.end(
                slow.stream()
                        .filter(alert -> !isRunning(instances.get(alert.instanceId())))
                        .map(Alert::id)
                        .toList(),
                AlertState.GONE);
    }

    private static boolean isRunning(@Nullable ProcessInstance instance) {
        return instance != null && instance.state() == ProcessInstance.State.RUNNING;
    }

    private void inPieces(List<Alert> all, Piece piece) {
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Alert> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            Collection<String> ids = some.stream()
                    .map(Alert::instanceId)
                    .filter(id -> !id.isEmpty())
                    .distinct()
                    .toList();
            piece.end(some, engine.instances(ids));
        }
    }

    @FunctionalInterface
    private interface Piece {
        void end(List<Alert> some, Map<String, ProcessInstance> instances);
    }
}
