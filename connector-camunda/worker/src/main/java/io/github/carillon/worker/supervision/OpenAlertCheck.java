package io.github.carillon.worker.supervision;

import io.github.carillon.core.alert.AlertState;
import io.github.carillon.core.alert.Alerts;
import io.github.carillon.core.value.Pieces;
import io.github.carillon.worker.engine.EngineIncidents;
import io.github.carillon.worker.engine.Permission;
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
     * Ends those that are over. To a user who may not see instances any more, an engine shows none: then nothing is.
     *
     * @param known open alerts with their instances, as they were before the open incidents were read
     * @param open the ids of the open incidents
     */
    void end(Map<String, String> known, Set<String> open) {
        List<Known> over = new ArrayList<>();
        List<Known> slow = new ArrayList<>();
        known.forEach((id, instance) -> {
            if (OverdueInstances.isOne(id)) {
                slow.add(new Known(id, instance));
            } else if (!open.contains(id)) {
                over.add(new Known(id, instance));
            }
        });
        if (over.isEmpty() || seesAll()) {
            inPieces(over, this::endFailures);
            inPieces(slow, this::endOverdue);
        }
    }

    private boolean seesAll() {
        return engine.missingPermissions().stream().noneMatch(Permission::isNeededByEveryTask);
    }

    /** It was mended if its instance goes on, or came to an end that the model has. */
    private void endFailures(List<Known> over, Map<String, ProcessInstance> instances) {
        List<String> repaired = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (Known alert : over) {
            (isRepaired(alert, instances) ? repaired : gone).add(alert.id());
        }
        alerts.end(repaired, AlertState.REPAIRED);
        alerts.end(gone, AlertState.GONE);
    }

    private static boolean isRepaired(Known alert, Map<String, ProcessInstance> instances) {
        ProcessInstance instance = instances.get(alert.instanceId());
        return alert.instanceId().isEmpty()
                || (instance != null && instance.state() != ProcessInstance.State.TERMINATED);
    }

    private void endOverdue(List<Known> slow, Map<String, ProcessInstance> instances) {
        alerts.end(
                slow.stream()
                        .filter(alert -> !isRunning(instances.get(alert.instanceId())))
                        .map(Known::id)
                        .toList(),
                AlertState.GONE);
    }

    private static boolean isRunning(@Nullable ProcessInstance instance) {
        return instance != null && instance.state() == ProcessInstance.State.RUNNING;
    }

    private void inPieces(List<Known> all, Piece piece) {
        for (List<Known> some : Pieces.of(all, AT_ONCE)) {
            Collection<String> ids = some.stream()
                    .map(Known::instanceId)
                    .filter(id -> !id.isEmpty())
                    .distinct()
                    .toList();
            piece.end(some, engine.instances(ids));
        }
    }

    /** An open alert. */
    private record Known(String id, String instanceId) {}

    @FunctionalInterface
    private interface Piece {
        void end(List<Known> some, Map<String, ProcessInstance> instances);
    }
}
