package io.github.carillon.worker.supervision;

import io.github.carillon.core.alert.AlertKey;
import io.github.carillon.core.alert.AlertKind;
import io.github.carillon.core.alert.Alerts;
import io.github.carillon.core.alert.Suspensions;
import io.github.carillon.worker.engine.EngineIncidents;
import io.github.carillon.worker.engine.ProcessInstance;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Suspends the instances of a process of which too many failed in a row. A failure is an incident of it that repeats no
 * other's; a success is an instance that came to an end that its model has, after the first failure of the row.
 */
final class FailureSeries {

    private static final Logger LOG = LoggerFactory.getLogger(FailureSeries.class);

    private final String engineId;
    private final EngineIncidents engine;
    private final Alerts alerts;
    private final Suspensions suspensions;
    private final @Nullable String standard;
    private final Set<String> said = new HashSet<>();

    /**
     * @param standard the group that hears of processes that name none, or null for nobody
     */
    FailureSeries(
            String engineId,
            EngineIncidents engine,
            Alerts alerts,
            Suspensions suspensions,
            @Nullable String standard) {
        this.engineId = engineId;
        this.engine = engine;
        this.alerts = alerts;
        this.suspensions = suspensions;
        this.standard = standard;
    }

    /**
     * Looks at a process of which something has failed.
     *
     * @param instanceId of which: where the history does not show it, it would show no success either
     */
    void look(Supervised process, String instanceId) {
        Integer most = process.consecutiveErrors();
        if (most == null) {
            return;
        }
        String key = process.definition().key();
        Instant since = suspensions.last(key, process.tenant()).orElse(Instant.EPOCH);
        Optional<Instant> first = alerts.nthLast(key, process.tenant(), since, most);
        if (first.isPresent()
                && isRecorded(instanceId, process)
                && engine.lastCompleted(key, process.definition().tenant(), first.get())
                        .isEmpty()) {
            suspend(process, most);
        }
    }

    private boolean isRecorded(String instanceId, Supervised process) {
        ProcessInstance instance = engine.instances(List.of(instanceId)).get(instanceId);
        boolean recorded = instance != null && instance.started() != null;
        if (!recorded && said.add(process.definition().key())) {
            LOG.warn(
                    "Whether too many instances of process {} fail in a row cannot be told, and none is suspended: the"
                            + " engine's history shows no instances",
                    process.definition().key());
        }
        return recorded;
    }

    /** Said after it is done: who is killed in between does it once more, and that changes nothing. */
    private void suspend(Supervised process, int failures) {
        String key = process.definition().key();
        engine.suspendInstances(key, process.definition().tenant());
        LOG.warn(
                "The instances of process {} are suspended: {} failures in a row, and no success between",
                key,
                failures);
        suspensions.note(
                key,
                process.tenant(),
                process.group()
                        .or(() -> Optional.ofNullable(standard))
                        .map(receivers -> new AlertKey(
                                engineId,
                                receivers,
                                process.tenant(),
                                key,
                                "",
                                AlertKind.SUSPENDED,
                                String.valueOf(failures)))
                        .orElse(null));
    }
}
