package io.github.carillon.worker.supervision;

import io.github.carillon.core.alert.Alert;
import io.github.carillon.core.alert.AlertKey;
import io.github.carillon.core.alert.AlertKind;
import io.github.carillon.core.alert.AlertSource;
import io.github.carillon.core.alert.OpenAlert;
import io.github.carillon.worker.engine.EngineIncidents;
import io.github.carillon.worker.engine.Incident;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes alerts of incidents: who hears of each, and with what it is told. For one thread. */
final class IncidentAlerts {

    private static final Logger LOG = LoggerFactory.getLogger(IncidentAlerts.class);

    private final String engineId;
    private final EngineIncidents engine;
    private final SupervisedProcesses processes;
    private final Set<String> connections;
    private final @Nullable String standard;
    private boolean nobodySaid;

    /**
     * @param connections the names of the worker's own: what says that one of them is at fault is told with others that do
     * @param standard the group that hears of processes that name none, or null for nobody
     */
    IncidentAlerts(
            String engineId,
            EngineIncidents engine,
            SupervisedProcesses processes,
            Set<String> connections,
            @Nullable String standard) {
        this.engineId = engineId;
        this.engine = engine;
        this.processes = processes;
        this.connections = Set.copyOf(connections);
        this.standard = standard;
    }

    /**
     * The alert of an incident that is a root cause; empty where there is nothing to remember: nobody hears of it and
     * nothing else counts it, or it belongs to no process.
     */
    Optional<Alert> of(Incident incident) {
        return Optional.ofNullable(incident.processDefinitionId())
                .flatMap(processes::of)
                .flatMap(process -> of(incident, process));
    }

    private Optional<Alert> of(Incident incident, Supervised process) {
        Optional<String> receivers =
                process.group().or(() -> ofCallers(incident)).or(() -> Optional.ofNullable(standard));
        if (receivers.isEmpty()) {
            sayNobody(process);
        }
        if (receivers.isEmpty() && process.consecutiveErrors() == null) {
            return Optional.empty();
        }
        String cause = CauseText.of(incident.message());
        return Optional.of(new Alert(
                incident.id(),
                receivers.map(group -> key(incident, process, group, cause)).orElse(null),
                process.tenant(),
                process.definition().key(),
                Objects.requireNonNullElse(incident.processInstanceId(), ""),
                source(incident),
                incident.isRetryable() ? incident.configuration() : null,
                cause,
                incident.time()));
    }

    /** What there is to know of an incident's alert to find out whether it is over. */
    static OpenAlert open(Incident incident) {
        return new OpenAlert(
                incident.id(),
                Objects.requireNonNullElse(incident.processInstanceId(), ""),
                source(incident),
                incident.isRetryable() ? incident.configuration() : null);
    }

    private AlertKey key(Incident incident, Supervised process, String receivers, String cause) {
        Optional<String> connection = incident.type().equals(Incident.FAILED_EXTERNAL_TASK)
                ? CauseText.connection(incident.message()).filter(connections::contains)
                : Optional.empty();
        return connection
                .map(name -> new AlertKey(engineId, receivers, process.tenant(), "", "", AlertKind.CONNECTION, name))
                .orElseGet(() -> new AlertKey(
                        engineId,
                        receivers,
                        process.tenant(),
                        process.definition().key(),
                        activity(incident),
                        AlertKind.FAILURE,
                        CauseText.kind(cause)));
    }

    private static String activity(Incident incident) {
        String failed = incident.failedActivityId();
        return Objects.requireNonNullElse(failed == null ? incident.activityId() : failed, "");
    }

    private static AlertSource source(Incident incident) {
        if (!incident.isRetryable()) {
            return AlertSource.OTHER;
        }
        return incident.type().equals(Incident.FAILED_JOB) ? AlertSource.JOB : AlertSource.EXTERNAL_TASK;
    }

    /** Those of the nearest caller that names any: a process that is only ever called may leave it to them. */
    private Optional<String> ofCallers(Incident incident) {
        if (incident.processInstanceId() == null || processes.nobodyNamesAny()) {
            return Optional.empty();
        }
        List<Incident> chain = engine.causedBy(incident.id());
        Map<String, Incident> repeating = new HashMap<>();
        chain.stream().filter(one -> !one.isRoot()).forEach(one -> repeating.put(one.causeId(), one));
        Incident caller = repeating.remove(incident.id());
        while (caller != null) {
            Optional<String> group = Optional.ofNullable(caller.processDefinitionId())
                    .flatMap(processes::of)
                    .flatMap(Supervised::group);
            if (group.isPresent()) {
                return group;
            }
            caller = repeating.remove(caller.id());
        }
        return Optional.empty();
    }

    private void sayNobody(Supervised process) {
        if (!nobodySaid) {
            nobodySaid = true;
            LOG.info(
                    "Nobody is told of the incidents of processes that name no supervisors, such as {}: an extension"
                            + " property \"supervisors\" of the process names a group of users, and"
                            + " carillon.supervision.supervisors one for all",
                    process.definition().key());
        }
    }
}
