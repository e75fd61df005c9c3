package io.github.carillon.worker.supervision;

import io.github.carillon.core.alert.Alert;
import io.github.carillon.core.alert.AlertKey;
import io.github.carillon.core.alert.AlertMessages;
import io.github.carillon.core.alert.AlertMessages.OpenAlerts;
import io.github.carillon.core.alert.AlertMessages.ToldOf;
import io.github.carillon.core.alert.AlertSource;
import io.github.carillon.core.alert.Silences;
import io.github.carillon.core.inbox.CommandAnswer;
import io.github.carillon.core.inbox.NoteCommands;
import io.github.carillon.core.message.NoteCommand;
import io.github.carillon.core.recipient.Directory;
import io.github.carillon.core.recipient.DirectoryException;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.EngineIncidents;
import io.github.carillon.worker.engine.Incident;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what supervisors command by their notes: as far as they still are supervisors, and where the engine says what a user
 * may do, as far as it lets them.
 */
final class RetryAndSilence implements NoteCommands {

    private static final Logger LOG = LoggerFactory.getLogger(RetryAndSilence.class);

    /** Whoever waits for the answer is a person. */
    private static final int MOST = 100;

    private final EngineIncidents engine;
    private final AlertMessages messages;
    private final Silences silences;
    private final Directory directory;
    private final Clock clock;

    RetryAndSilence(
            EngineIncidents engine, AlertMessages messages, Silences silences, Directory directory, Clock clock) {
        this.engine = engine;
        this.messages = messages;
        this.silences = silences;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public CommandAnswer retry(Reader reader, String noteId) {
        return command(reader, noteId, NoteCommand.RETRY, group -> retry(reader, group));
    }

    @Override
    public CommandAnswer silence(Reader reader, String noteId, Duration time) {
        return command(reader, noteId, NoteCommand.SILENCE, group -> silence(group, time));
    }

    private CommandAnswer command(
            Reader reader, String noteId, NoteCommand command, Function<AlertKey, CommandAnswer> work) {
        Optional<AlertKey> group = messages.toldOf(reader, noteId)
                .filter(told -> told.commands().contains(command))
                .map(ToldOf::group);
        if (group.isEmpty()) {
            return new CommandAnswer.Unknown();
        }
        try {
            return isSupervisor(reader, group.get()) ? work.apply(group.get()) : new CommandAnswer.Forbidden();
        } catch (EngineException | DirectoryException unavailable) {
            LOG.warn("{} by note {} was not done: {}", command, noteId, unavailable.getMessage());
            return new CommandAnswer.Unavailable();
        }
    }

    /** Who got a note may have left the group since. */
    private boolean isSupervisor(Reader reader, AlertKey group) {
        return directory.members(group.receivers()).stream()
                .flatMap(members -> members.stream())
                .anyMatch(member -> reader.user().equals(member.userId()));
    }

    private CommandAnswer retry(Reader reader, AlertKey group) {
        OpenAlerts open = messages.open(group, MOST);
        int retried = 0;
        int forbidden = 0;
        for (Alert alert : open.some()) {
            Incident incident = incident(alert);
            if (engine.mayRetry(reader.user(), incident, alert.definitionKey()).orElse(true)) {
                retried += engine.retry(incident) ? 1 : 0;
            } else {
                forbidden++;
            }
        }
        LOG.info("A supervisor had {} of {} tried again, of group {}", retried, open.all(), group.id());
        return forbidden > 0 && retried == 0
                ? new CommandAnswer.Forbidden()
                : new CommandAnswer.Retried(retried, open.all() - open.some().size() + forbidden);
    }

    private CommandAnswer silence(AlertKey group, Duration time) {
        Duration wanted = time.compareTo(LONGEST_SILENCE) > 0 ? LONGEST_SILENCE : time;
        boolean ends = wanted.isZero() || wanted.isNegative();
        Instant until = ends ? clock.instant() : clock.instant().plus(wanted);
        silences.set(group, until);
        LOG.info("A supervisor wants to hear nothing of process {} until {}", group.definitionKey(), until);
        return new CommandAnswer.Silenced(ends ? null : until);
    }

    private static Incident incident(Alert alert) {
        String type = alert.source() == AlertSource.JOB ? Incident.FAILED_JOB : Incident.FAILED_EXTERNAL_TASK;
        return new Incident(
                alert.id(),
                type,
                alert.occurredAt(),
                null,
                alert.instanceId().isEmpty() ? null : alert.instanceId(),
                null,
                null,
                alert.id(),
                alert.id(),
                alert.sourceId(),
                null,
                alert.tenant().isEmpty() ? null : alert.tenant(),
                Incident.State.OPEN,
                null);
    }
}
