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
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.EngineIncidents;
import io.github.carillon.worker.engine.Incident;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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

    /** Those that are being tried again stand before the others. */
    private static final int MOST_READ = 2_000;

    /** Their browser waits for a quarter of a minute. */
    private static final Duration BEGIN_WITHIN = Duration.ofSeconds(8);

    private final String engineId;
    private final EngineIncidents engine;
    private final AlertMessages messages;
    private final Silences silences;
    private final Directory directory;
    private final @Nullable String standard;
    private final Clock clock;

    /**
     * @param standard the group that hears of processes whose own group is not there, or null for nobody
     */
    RetryAndSilence(
            String engineId,
            EngineIncidents engine,
            AlertMessages messages,
            Silences silences,
            Directory directory,
            @Nullable String standard,
            Clock clock) {
        this.engineId = engineId;
        this.engine = engine;
        this.messages = messages;
        this.silences = silences;
        this.directory = directory;
        this.standard = standard;
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
        Optional<AlertKey> group = messages.toldOf(engineId, reader, noteId)
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

    /** Who got a note may have left the group since. Where the group is not there, those hear who hear of all others. */
    private boolean isSupervisor(Reader reader, AlertKey group) {
        List<Recipient> members = members(group.receivers());
        return (members.isEmpty() && standard != null ? members(standard) : members)
                .stream().anyMatch(member -> reader.user().equals(member.userId()));
    }

    private List<Recipient> members(String group) {
        return directory.members(group).orElse(List.of());
    }

    private CommandAnswer retry(Reader reader, AlertKey group) {
        OpenAlerts open = messages.open(group, MOST_READ);
        Map<Tried, Integer> counts = new EnumMap<>(Tried.class);
        Instant end = clock.instant().plus(BEGIN_WITHIN);
        int begun = 0;
        while (begun < open.some().size()
                && counts.getOrDefault(Tried.DONE, 0) < MOST
                && clock.instant().isBefore(end)) {
            counts.merge(retry(reader, open.some().get(begun)), 1, Integer::sum);
            begun++;
        }
        int retried = counts.getOrDefault(Tried.DONE, 0);
        int forbidden = counts.getOrDefault(Tried.FORBIDDEN, 0);
        int unavailable = counts.getOrDefault(Tried.UNAVAILABLE, 0);
        LOG.info("A supervisor had {} of {} tried again, of group {}", retried, open.all(), group.id());
        if (retried == 0 && unavailable > 0) {
            return new CommandAnswer.Unavailable();
        }
        return retried == 0 && forbidden > 0
                ? new CommandAnswer.Forbidden()
                : new CommandAnswer.Retried(retried, open.all() - begun + forbidden + unavailable);
    }

    /** One that cannot be tried again keeps no other from it. What is repaired meanwhile is let be. */
    private Tried retry(Reader reader, Alert alert) {
        Incident incident = incident(alert);
        try {
            if (engine.causedBy(alert.id()).stream().noneMatch(Incident::isRoot)) {
                return Tried.OVER;
            }
            return engine.mayRetry(reader.user(), incident, alert.definitionKey())
                            .orElse(true)
                    ? engine.retry(incident) ? Tried.DONE : Tried.OVER
                    : Tried.FORBIDDEN;
        } catch (EngineException unavailable) {
            LOG.warn("Incident {} was not tried again: {}", alert.id(), unavailable.getMessage());
            return Tried.UNAVAILABLE;
        }
    }

    /** What came of one. */
    private enum Tried {
        DONE,
        OVER,
        FORBIDDEN,
        UNAVAILABLE
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
