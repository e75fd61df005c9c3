package io.github.carillon.worker.escalation;

import io.github.carillon.core.database.DatabaseException;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.inbox.DueEscalation;
import io.github.carillon.core.inbox.Escalations;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.value.Daemons;
import io.github.carillon.core.value.SafeStackTrace;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.parameter.EscalateTo;
import io.github.carillon.steps.result.RetryPolicy;
import io.github.carillon.steps.send.Deliveries;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again for notes that were not read in time, and sends the mails that follow them: with threads of
 * their own for each connection, so that one that hangs keeps no other waiting. Any number of workers may look at the
 * same inboxes.
 */
public final class Escalator {

    private static final Logger LOG = LoggerFactory.getLogger(Escalator.class);

    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Escalations escalations;
    private final List<Lane> lanes;
    private final EscalationRun run;
    private final Duration every;
    private final ScheduledExecutorService threads;
    private final AtomicBoolean silent = new AtomicBoolean();

    /**
     * @param every after how long it looks again
     */
    Escalator(Escalations escalations, List<Lane> lanes, EscalationRun run, Duration every) {
        this.escalations = escalations;
        this.lanes = List.copyOf(lanes);
        this.run = run;
        this.every = every;
        this.threads = Executors.newScheduledThreadPool(
                lanes.stream().mapToInt(Lane::width).sum(), Daemons.named("carillon-escalator"));
    }

    /**
     * Puts it together; looks at nothing yet.
     *
     * @param inboxes what of the connections keeps notes
     */
    public static Escalator of(
            Connections connections,
            Connections.Inboxes inboxes,
            Deliveries deliveries,
            RetryPolicy retry,
            Clock clock) {
        EscalationRun run = new EscalationRun(
                inboxes.escalations(),
                inboxes.preferences(),
                deliveries,
                retry,
                clock,
                () -> ThreadLocalRandom.current().nextDouble());
        return new Escalator(inboxes.escalations(), lanes(connections), run, LOOK);
    }

    /** Begins to look, at once and every five seconds. */
    public void start() {
        for (Lane lane : lanes) {
            for (int thread = 0; thread < lane.width(); thread++) {
                var unused =
                        threads.scheduleWithFixedDelay(() -> look(lane), 0, every.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    /** Begins no further mail; returns at once. */
    public void stop() {
        threads.shutdown();
    }

    /** Waits so long for the mails that are being sent. */
    public void await(Duration most) {
        try {
            if (!threads.awaitTermination(most.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("A mail that follows a note was still being sent when the worker stopped");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** Half of a connection's width is what it sends at the same time, and nothing here prepares the rest. */
    private static List<Lane> lanes(Connections connections) {
        List<Lane> lanes = new ArrayList<>();
        for (EscalateTo type : EscalateTo.values()) {
            connections
                    .mails(type)
                    .forEach((name, channel) -> lanes.add(
                            new Lane(type.toString(), name, channel, Math.max(1, connections.width(name) / 2))));
        }
        return lanes;
    }

    /** What throws here would never be looked at again. */
    private void look(Lane lane) {
        try {
            Optional<DueEscalation> due = take(lane);
            while (due.isPresent()) {
                run.send(due.get(), lane.channel());
                due = take(lane);
            }
            if (silent.compareAndSet(true, false)) {
                LOG.info("The inbox's database answers again");
            }
        } catch (DatabaseException away) {
            if (silent.compareAndSet(false, true)) {
                LOG.warn("Nobody knows which notes were not read in time: {}", SafeStackTrace.of(away));
            }
        } catch (RuntimeException | Error bug) {
            LOG.error("A bug while a note was followed by a mail of {}: {}", lane.connection(), SafeStackTrace.of(bug));
        }
    }

    private Optional<DueEscalation> take(Lane lane) {
        return threads.isShutdown() ? Optional.empty() : escalations.take(lane.type(), lane.connection());
    }

    /**
     * One connection, and its threads.
     *
     * @param type the notification type, as a designer writes it
     * @param connection its name
     * @param width how many mails are sent at the same time
     */
    record Lane(String type, String connection, Channel<Mail> channel, int width) {}
}
