package io.github.carillon.worker.supervision;

import io.github.carillon.core.alert.Alert;
import io.github.carillon.core.alert.AlertState;
import io.github.carillon.core.alert.AlertWatch;
import io.github.carillon.core.alert.Alerts;
import io.github.carillon.core.alert.Notices;
import io.github.carillon.core.alert.OpenAlert;
import io.github.carillon.worker.engine.Incident;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One look at the engine: what has failed since the last one is taken, what is over is ended, and what is to be told now is
 * put into the outbox. For one thread.
 */
final class Watcher {

    /** How often it is looked for what has ended, where anything is open; less often where that is much. */
    private static final Duration CHECK = Duration.ofSeconds(5);

    /** A check may take so much of the time. */
    private static final int PART = 20;

    /** How often all is looked at though nothing is known to be open: a transaction may be older than the overlap. */
    private static final Duration FULL = Duration.ofMinutes(1);

    /** How often it is looked for what nobody notices at once: the history, and instances that are slow. */
    private static final Duration SLOW = Duration.ofSeconds(30);

    /** Longer than clocks are apart. */
    private static final Duration QUIET = Duration.ofHours(6);

    private static final Duration FORGET = Duration.ofHours(1);

    private final AlertWatch watch;
    private final Alerts alerts;
    private final Notices notices;
    private final IncidentFinder finder;
    private final IncidentAlerts incidents;
    private final OpenAlertCheck check;
    private final OverdueInstances overdue;
    private final FailureSeries series;
    private final SupervisedProcesses processes;
    private final HistoryLevel history;
    private final NoticeDelivery delivery;
    private final Clock clock;

    /** Open incidents of which nobody hears. */
    private final Set<String> unheard = new HashSet<>();

    private boolean led;

    /** Whether nothing was open when all was last looked at. */
    private boolean idle;

    private Instant nextCheck = Instant.MIN;
    private Instant nextSlow = Instant.MIN;
    private Instant nextForget = Instant.MIN;

    Watcher(Parts parts, Clock clock) {
        this.watch = parts.watch();
        this.alerts = parts.alerts();
        this.notices = parts.notices();
        this.finder = parts.finder();
        this.incidents = parts.incidents();
        this.check = parts.check();
        this.overdue = parts.overdue();
        this.series = parts.series();
        this.processes = parts.processes();
        this.history = parts.history();
        this.delivery = parts.delivery();
        this.clock = clock;
    }

    /** What it works with. */
    record Parts(
            AlertWatch watch,
            Alerts alerts,
            Notices notices,
            IncidentFinder finder,
            IncidentAlerts incidents,
            OpenAlertCheck check,
            OverdueInstances overdue,
            FailureSeries series,
            SupervisedProcesses processes,
            HistoryLevel history,
            NoticeDelivery delivery) {}

    /**
     * Looks once; returns whether this worker is the one that looks. After an exception all is looked at anew, and nothing is
     * taken twice.
     */
    boolean look() {
        boolean leads = watch.lead();
        try {
            if (leads) {
                if (!led) {
                    begin();
                }
                find();
                tell();
                later();
            }
            led = leads;
            return leads;
        } catch (RuntimeException | Error failed) {
            led = false;
            throw failed;
        }
    }

    private void begin() {
        finder.forgetAll();
        overdue.forgetAll();
        nextCheck = Instant.MIN;
        nextSlow = Instant.MIN;
        if (watch.readUntil().isEmpty()) {
            // what was over before anybody watched is told nobody
            watch.read(clock.instant());
        }
    }

    private void find() {
        processes.latest();
        Instant now = clock.instant();
        if (now.isBefore(nextCheck)) {
            finder.findLatest(this::take);
            return;
        }
        List<OpenAlert> known = alerts.open();
        Set<String> open = new HashSet<>(finder.findAll(this::take));
        check.end(known, open);
        openAnew(open, known.stream().map(OpenAlert::id).collect(Collectors.toSet()));
        Instant after = clock.instant();
        Duration cost = Duration.between(now, after).multipliedBy(PART);
        unheard.retainAll(open);
        idle = known.isEmpty() && open.isEmpty();
        Duration pause = idle ? FULL : CHECK;
        nextCheck = after.plus(cost.compareTo(pause) > 0 ? cost : pause);
    }

    /** What could not be seen for a while was taken for over; it is found once more. */
    private void openAnew(Set<String> open, Set<String> known) {
        List<String> others = open.stream()
                .filter(id -> !known.contains(id) && !unheard.contains(id))
                .toList();
        alerts.forgetEnded(others).forEach(finder::forget);
        known.stream().filter(id -> !open.contains(id)).forEach(finder::forget);
    }

    private void later() {
        Instant now = clock.instant();
        if (!now.isBefore(nextSlow)) {
            nextSlow = now.plus(SLOW);
            watch.lead();
            findPast();
            processes.latest().forEach(overdue::find);
            tell();
        }
        if (!now.isBefore(nextForget)) {
            nextForget = now.plus(FORGET);
            alerts.forget();
        }
    }

    private void findPast() {
        Instant since = watch.readUntil().orElseGet(clock::instant);
        Instant found = finder.findPast(since, this::take);
        // on, where nothing happens: what is remembered of it is forgotten some day
        Instant least = clock.instant().minus(QUIET);
        Instant until = found.isAfter(least) ? found : least;
        if (until.isAfter(since)) {
            watch.read(until);
        }
    }

    private void take(List<Incident> found) {
        if (found.isEmpty()) {
            return;
        }
        watch.lead();
        Set<String> known =
                Set.copyOf(alerts.known(found.stream().map(Incident::id).toList()));
        List<Alert> taken = new ArrayList<>();
        Map<String, String> failed = new LinkedHashMap<>();
        for (Incident incident : found) {
            String definition = incident.processDefinitionId();
            if (definition == null) {
                // of no process, as a failed batch is
                continue;
            }
            if (processes.of(definition).isEmpty()) {
                // deployed a moment ago
                finder.forget(incident.id());
                continue;
            }
            failed.put(definition, Objects.requireNonNullElse(incident.processInstanceId(), ""));
            if (!known.contains(incident.id()) && !unheard.contains(incident.id())) {
                incidents.of(incident).ifPresentOrElse(taken::add, () -> unheard.add(incident.id()));
            }
        }
        int fresh = alerts.take(taken);
        endPast(found);
        failed.forEach((definition, instance) ->
                processes.of(definition).ifPresent(process -> series.look(process, instance)));
        history.look(found);
        if (fresh > 0) {
            // what has just failed may be repaired soon
            Instant soon = clock.instant().plus(CHECK);
            nextCheck = idle && nextCheck.isAfter(soon) ? soon : nextCheck;
            // whoever waits for the first word is not to wait for the rest of a flood
            tell();
        }
    }

    /** Those that ended before anybody saw them. */
    private void endPast(List<Incident> found) {
        List<String> deleted = new ArrayList<>();
        List<OpenAlert> resolved = new ArrayList<>();
        for (Incident incident : found) {
            if (incident.state() == Incident.State.DELETED) {
                deleted.add(incident.id());
            } else if (incident.state() == Incident.State.RESOLVED) {
                resolved.add(IncidentAlerts.open(incident));
            }
        }
        alerts.end(deleted, AlertState.GONE);
        check.end(resolved, Set.of());
    }

    private void tell() {
        notices.decide();
        delivery.deliver();
    }
}
