package io.github.carillon.worker.supervision;

import io.github.carillon.core.alert.AlertSource;
import io.github.carillon.core.alert.AlertState;
import io.github.carillon.core.alert.Alerts;
import io.github.carillon.core.alert.OpenAlert;
import io.github.carillon.core.value.Pieces;
import io.github.carillon.worker.engine.EngineIncidents;
import io.github.carillon.worker.engine.Incident;
import io.github.carillon.worker.engine.Permission;
import io.github.carillon.worker.engine.ProcessInstance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
     * Ends those that are over. To a user who may not see instances any more, an engine shows none: then nothing is. What is
     * tried again is not over before it was done.
     *
     * @param known open alerts, as they were before the open incidents were read
     * @param open the ids of the open incidents
     */
    void end(Collection<OpenAlert> known, Set<String> open) {
        List<OpenAlert> over = new ArrayList<>();
        List<OpenAlert> slow = new ArrayList<>();
        for (OpenAlert alert : known) {
            if (OverdueInstances.isOne(alert.id())) {
                slow.add(alert);
            } else if (!open.contains(alert.id())) {
                over.add(alert);
            }
        }
        if (over.isEmpty() || seesAll()) {
            inPieces(done(over), this::endFailures);
            inPieces(slow, this::endOverdue);
        }
    }

    /** Without those whose job or task still waits: unless it has failed again, of which there is an alert of its own. */
    private List<OpenAlert> done(List<OpenAlert> over) {
        Set<String> waiting = new HashSet<>(stillThere(over, AlertSource.JOB, Incident.FAILED_JOB));
        waiting.addAll(stillThere(over, AlertSource.EXTERNAL_TASK, Incident.FAILED_EXTERNAL_TASK));
        if (!waiting.isEmpty()) {
            Set<String> ended = over.stream().map(OpenAlert::id).collect(Collectors.toSet());
            alerts.open().stream()
                    .filter(alert -> !ended.contains(alert.id()))
                    .forEach(alert -> waiting.remove(String.valueOf(alert.sourceId())));
        }
        return over.stream()
                .filter(alert -> !waiting.contains(String.valueOf(alert.sourceId())))
                .toList();
    }

    private Set<String> stillThere(List<OpenAlert> over, AlertSource source, String type) {
        List<String> ids = over.stream()
                .filter(alert -> alert.source() == source)
                .flatMap(alert -> Stream.ofNullable(alert.sourceId()))
                .toList();
        return ids.isEmpty() ? Set.of() : engine.stillThere(type, ids);
    }

    private boolean seesAll() {
        return engine.missingPermissions().stream().noneMatch(Permission::isNeededByEveryTask);
    }

    /** It was mended if its instance goes on, or came to an end that the model has. */
    private void endFailures(List<OpenAlert> over, Map<String, ProcessInstance> instances) {
        List<String> repaired = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (OpenAlert alert : over) {
            (isRepaired(alert, instances) ? repaired : gone).add(alert.id());
        }
        alerts.end(repaired, AlertState.REPAIRED);
        alerts.end(gone, AlertState.GONE);
    }

    private static boolean isRepaired(OpenAlert alert, Map<String, ProcessInstance> instances) {
        ProcessInstance instance = instances.get(alert.instanceId());
        return alert.instanceId().isEmpty()
                || (instance != null && instance.state() != ProcessInstance.State.TERMINATED);
    }

    private void endOverdue(List<OpenAlert> slow, Map<String, ProcessInstance> instances) {
        alerts.end(
                slow.stream()
                        .filter(alert -> !isRunning(instances.get(alert.instanceId())))
                        .map(OpenAlert::id)
                        .toList(),
                AlertState.GONE);
    }

    private static boolean isRunning(@Nullable ProcessInstance instance) {
        return instance != null && instance.state() == ProcessInstance.State.RUNNING;
    }

    private void inPieces(List<OpenAlert> all, Piece piece) {
        for (List<OpenAlert> some : Pieces.of(all, AT_ONCE)) {
            Collection<String> ids = some.stream()
                    .map(OpenAlert::instanceId)
                    .filter(id -> !id.isEmpty())
                    .distinct()
                    .toList();
            piece.end(some, engine.instances(ids));
        }
    }

    @FunctionalInterface
    private interface Piece {
        void end(List<OpenAlert> some, Map<String, ProcessInstance> instances);
    }
}
