package io.github.carillon.worker.supervision;

import io.github.carillon.core.alert.AlertFigures;
import io.github.carillon.core.alert.AlertMessages;
import io.github.carillon.core.alert.AlertWatch;
import io.github.carillon.core.alert.Alerts;
import io.github.carillon.core.alert.Notices;
import io.github.carillon.core.alert.Silences;
import io.github.carillon.core.alert.Suspensions;
import io.github.carillon.core.inbox.NoteCommands;
import io.github.carillon.core.message.TextRenderer;
import io.github.carillon.core.recipient.Directory;
import io.github.carillon.worker.context.FolderTemplates;
import io.github.carillon.worker.context.ProcessModels;
import io.github.carillon.worker.engine.Engine;
import io.github.carillon.worker.engine.EngineIncidents;
import io.github.carillon.worker.engine.WorkerSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Puts the parts of a watcher together. */
final class SupervisionParts {

    private final SupervisionSettings settings;
    private final AlertWatch watch;
    private final Alerts alerts;
    private final AlertMessages messages;
    private final Silences silences;
    private final HistoryLevel history;
    private final EngineIncidents incidents;
    private final RetryAndSilence commands;
    private final Watcher watcher;
    private final Clock clock;

    /**
     * @param worker how the worker works
     * @param database with the tables of {@link io.github.carillon.core.database.Database}
     * @param lease for how long this worker watches when it is not heard of
     * @param directory who is in the supervisors' groups
     * @param ways in which they hear
     * @param connections the names of the worker's own
     * @param wake has the outbox look at once
     */
    SupervisionParts(
            SupervisionSettings settings,
            WorkerSettings worker,
            Engine engine,
            DataSource database,
            Duration lease,
            Directory directory,
            NoticeWays ways,
            Set<String> connections,
            Runnable wake,
            Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.incidents = engine.incidents();
        String owner = worker.workerId() + "/" + UUID.randomUUID();
        this.watch = new AlertWatch(database, worker.engineId(), owner, lease, clock);
        this.alerts = new Alerts(watch);
        this.messages = new AlertMessages(database);
        this.silences = new Silences(database);
        this.history = new HistoryLevel(incidents, clock);
        this.commands = new RetryAndSilence(
                worker.engineId(), incidents, messages, silences, directory, settings.supervisors(), clock);
        Notices notices = new Notices(watch, settings.rhythm(), silences);
        SupervisedProcesses processes =
                new SupervisedProcesses(incidents, new ProcessModels(engine.queries(), clock), clock);
        NoticeWriter writer = new NoticeWriter(
                new NoticeFacts(
                        incidents, engine.queries(), processes, worker.texts().cockpitLink()),
                new NoticeTexts(
                        new TextRenderer(worker.texts().zone()),
                        new FolderTemplates(worker.texts().folder()),
                        settings.template()),
                settings.locale());
        this.watcher = new Watcher(
                new Watcher.Parts(
                        watch,
                        alerts,
                        notices,
                        new IncidentFinder(incidents, settings.overlap(), clock),
                        new IncidentAlerts(
                                worker.engineId(), incidents, processes, connections, settings.supervisors()),
                        new OpenAlertCheck(incidents, alerts),
                        new OverdueInstances(
                                worker.engineId(),
                                incidents,
                                alerts,
                                settings.supervisors(),
                                settings.overlap(),
                                clock),
                        new FailureSeries(
                                worker.engineId(),
                                incidents,
                                alerts,
                                new Suspensions(watch, alerts),
                                settings.supervisors()),
                        processes,
                        history,
                        new NoticeDelivery(notices, directory, writer, ways, settings.supervisors(), wake, clock)),
                clock);
    }

    SupervisionSettings settings() {
        return settings;
    }

    AlertWatch watch() {
        return watch;
    }

    HistoryLevel history() {
        return history;
    }

    EngineIncidents incidents() {
        return incidents;
    }

    NoteCommands commands() {
        return commands;
    }

    Watcher watcher() {
        return watcher;
    }

    Clock clock() {
        return clock;
    }

    AlertFigures figures() {
        return alerts.figures();
    }
}
