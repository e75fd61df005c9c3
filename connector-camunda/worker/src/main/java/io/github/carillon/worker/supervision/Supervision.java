package io.github.carillon.worker.supervision;

import io.github.carillon.core.alert.LeadLostException;
import io.github.carillon.core.database.DatabaseException;
import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.inbox.NoteCommands;
import io.github.carillon.core.recipient.Directory;
import io.github.carillon.core.value.Daemons;
import io.github.carillon.core.value.SafeStackTrace;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.worker.engine.Engine;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.EngineIncidents;
import io.github.carillon.worker.engine.Permission;
import io.github.carillon.worker.engine.WorkerSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The watcher of an engine's processes, at work in a thread of its own. */
public final class Supervision implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Supervision.class);
    private static final Duration STOP = Duration.ofSeconds(10);

    /** So many looks may fail before that is a state of health. */
    private static final int LATE = 15;

    private final SupervisionParts parts;
    private final Watcher watcher;
    private final EngineIncidents engine;
    private final Duration every;
    private final Clock clock;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Daemons.named("carillon-supervision"));

    private volatile @Nullable String trouble;
    private volatile boolean leads;
    private volatile Instant looked;

    Supervision(SupervisionParts parts) {
        this.parts = parts;
        this.watcher = parts.watcher();
        this.engine = parts.incidents();
        this.every = parts.settings().every();
        this.clock = parts.clock();
        this.looked = clock.instant();
    }

    /**
     * A watcher that looks at nothing yet.
     *
     * @param worker how the worker works
     * @param engine whose processes
     * @param database with the tables of {@link io.github.carillon.core.database.Database}
     * @param lease for how long this worker watches when it is not heard of
     * @param directory who is in the supervisors' groups
     * @param connections by which they hear
     * @param wake has the outbox look at once
     */
    public static Supervision of(
            SupervisionSettings settings,
            WorkerSettings worker,
            Engine engine,
            DataSource database,
            Duration lease,
            Directory directory,
            Connections connections,
            Runnable wake,
            Clock clock) {
        return new Supervision(new SupervisionParts(
                settings,
                worker,
                engine,
                database,
                lease,
                directory,
                NoticeWays.of(settings, connections),
                names(connections),
                wake,
                clock));
    }

    private static Set<String> names(Connections connections) {
        Set<String> names = new HashSet<>(Set.of(Connections.INBOX, Connections.PUSH));
        names.addAll(connections.smtp().all().keySet());
        names.addAll(connections.mail().all().keySet());
        names.addAll(connections.sms().all().keySet());
        return names;
    }

    /** Begins to look. */
    public void start() {
        var unused = thread.scheduleWithFixedDelay(this::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What supervisors may command by their notes. */
    public NoteCommands commands() {
        return parts.commands();
    }

    /** Whether failures are seen and told; asks the engine. */
    public Health health() {
        String why = trouble;
        boolean late = Duration.between(looked, clock.instant()).compareTo(every.multipliedBy(LATE)) > 0;
        if (why != null || late) {
            return new Health(!late, "processes are not watched: " + (why == null ? "the last look is not over" : why));
        }
        Set<Permission> missing = engine.missingPermissions();
        String detail = (leads ? "this worker watches" : "another worker watches")
                + parts.history().limits().map(limits -> "; " + limits).orElse("");
        return missing.isEmpty()
                ? new Health(true, detail)
                : new Health(
                        missing.stream().noneMatch(Permission::isNeededByEveryTask),
                        detail + "; the worker's user lacks "
                                + missing.stream().map(Permission::toString).collect(Collectors.joining(", ")));
    }

    /** What there is to count. */
    public SupervisionFigures figures() {
        return new SupervisionFigures(leads, Duration.between(looked, clock.instant()), parts.figures());
    }

    /** Looks no more, and leaves the lead to another worker. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
            if (leads) {
                parts.watch().leave();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        } catch (DatabaseException unavailable) {
            LOG.debug("Another worker watches when the lease ends");
        }
    }

    /** What throws here would never be looked at again. */
    private void look() {
        try {
            leads = watcher.look();
            looked = clock.instant();
            if (trouble != null) {
                LOG.info("Processes are watched again");
            }
            trouble = null;
        } catch (LeadLostException another) {
            leads = false;
        } catch (EngineException | DatabaseException unavailable) {
            troubled(String.valueOf(unavailable.getMessage()), Optional.empty());
        } catch (RuntimeException | Error bug) {
            troubled("a bug", Optional.of(bug));
        }
    }

    private void troubled(String why, Optional<Throwable> bug) {
        if (trouble == null) {
            LOG.warn(
                    "Processes are not watched: {}{}",
                    why,
                    bug.map(thrown -> ": " + SafeStackTrace.of(thrown)).orElse(""));
        }
        trouble = why;
    }
}
