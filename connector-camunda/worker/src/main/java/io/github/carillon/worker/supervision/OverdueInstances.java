package io.github.carillon.worker.supervision;

import io.github.carillon.core.alert.Alert;
import io.github.carillon.core.alert.AlertKey;
import io.github.carillon.core.alert.AlertKind;
import io.github.carillon.core.alert.AlertSource;
import io.github.carillon.core.alert.Alerts;
import io.github.carillon.worker.engine.EngineIncidents;
import io.github.carillon.worker.engine.ProcessInstance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds instances that take longer than their process says they may. For one thread. */
final class OverdueInstances {

    private static final String PREFIX = "overdue:";

    private final String engineId;
    private final EngineIncidents engine;
    private final Alerts alerts;
    private final @Nullable String standard;
    private final Duration overlap;
    private final Clock clock;

    /** Of those that began before this moment, all that are late are taken. */
    private final Map<AlertKey, Instant> taken = new HashMap<>();

    /**
     * @param standard the group that hears of processes that name none, or null for nobody
     * @param overlap by how much clocks may differ
     */
    OverdueInstances(
            String engineId,
            EngineIncidents engine,
            Alerts alerts,
            @Nullable String standard,
            Duration overlap,
            Clock clock) {
        this.engineId = engineId;
        this.engine = engine;
        this.alerts = alerts;
        this.standard = standard;
        this.overlap = overlap;
        this.clock = clock;
    }

    /** Whether the alert of this id is of that kind. */
    static boolean isOne(String alertId) {
        return alertId.startsWith(PREFIX);
    }

    /** What has become of the engine meanwhile is not known: all are to be looked at again. */
    void forgetAll() {
        taken.clear();
    }

    /** Takes those of this process, in all its versions. */
    void find(Supervised process) {
        Duration most = process.maxDuration();
        Optional<String> receivers = process.group().or(() -> Optional.ofNullable(standard));
        if (most == null || receivers.isEmpty()) {
            return;
        }
        AlertKey key = new AlertKey(
                engineId,
                receivers.get(),
                process.tenant(),
                process.definition().key(),
                "",
                AlertKind.OVERDUE,
                most.toString());
        Instant before = clock.instant().minus(most);
        Instant last = taken.get(key);
        @Nullable Instant after = last == null ? null : last.minus(overlap);
        List<ProcessInstance> page;
        do {
            page = engine.running(
                    process.definition().key(),
                    process.definition().tenant(),
                    after,
                    before,
                    EngineIncidents.LARGEST_PAGE);
            take(page, key, before);
            after = page.isEmpty() ? null : page.get(page.size() - 1).started();
        } while (page.size() >= EngineIncidents.LARGEST_PAGE && after != null);
        taken.put(key, before);
    }

    private void take(List<ProcessInstance> page, AlertKey key, Instant before) {
        List<String> known = alerts.known(
                page.stream().map(instance -> PREFIX + instance.id()).toList());
        List<Alert> late = page.stream()
                .filter(instance -> !known.contains(PREFIX + instance.id()))
                .map(instance -> alert(instance, key, before))
                .toList();
        alerts.take(late);
    }

    private static Alert alert(ProcessInstance instance, AlertKey key, Instant before) {
        Instant started = instance.started();
        return new Alert(
                PREFIX + instance.id(),
                key,
                key.tenant(),
                key.definitionKey(),
                instance.id(),
                AlertSource.OTHER,
                null,
                "",
                started == null ? before : started);
    }
}
