package io.github.carillon.worker.escalation;

import io.github.carillon.core.database.DatabaseException;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Ledger;
import io.github.carillon.core.inbox.DueEscalation;
import io.github.carillon.core.inbox.Escalations;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.value.Daemons;
import io.github.carillon.core.value.Trace;
import io.github.carillon.worker.step.Connections;
import io.github.carillon.worker.step.RetryPolicy;
import io.github.carillon.worker.step.WorkerListener;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again for notes that were not read in time, and sends the mails that follow them: a thread for each
 * connection, so that one that hangs keeps no other waiting. Any number of workers may look at the same inboxes.
 */
public final class Escalator {

    private static final Logger LOG = LoggerFactory.getLogger(Escalator.class);

    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final int AT_ONCE = 10;

    private final Escalations escalations;
    private final Map<String, Channel<Mail>> mails;
    private final EscalationRun run;
    private final Duration every;
    private final ScheduledExecutorService threads;
    private final AtomicBoolean silent = new AtomicBoolean();

    /**
     * @param mails the connections that mails follow by, by name
     * @param every after how long it looks again
     */
    Escalator(Escalations escalations, Map<String, Channel<Mail>> mails, EscalationRun run, Duration every) {
        this.escalations = escalations;
        this.mails = Map.copyOf(mails);
        this.run = run;
        this.every = every;
        this.threads = Executors.newScheduledThreadPool(mails.size(), Daemons.named("carillon-escalator"));
    }

    /**
     * Puts it together; looks at nothing yet.
     *
     * @param inboxes what of the connections keeps notes
     */
    public static Escalator of(
            Connections connections,
            Connections.Inboxes inboxes,
            Ledger ledger,
            RetryPolicy retry,
            WorkerListener listener,
            Clock clock) {
        EscalationRun run = new EscalationRun(
                inboxes.escalations(),
                inboxes.wishes(),
                ledger,
                retry,
                listener,
                clock,
                () -> ThreadLocalRandom.current().nextDouble());
        return new Escalator(inboxes.escalations(), connections.mails(), run, LOOK);
    }

    /** Begins to look, at once and every five seconds. */
    public void start() {
        mails.forEach((name, channel) -> {
            var unused = threads.scheduleWithFixedDelay(
                    () -> look(name, channel), 0, every.toMillis(), TimeUnit.MILLISECONDS);
        });
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

    /** What throws here would never be looked at again. */
    private void look(String connection, Channel<Mail> channel) {
        try {
            List<DueEscalation> taken = take(connection);
            while (!taken.isEmpty()) {
                taken.forEach(due -> send(due, channel));
                taken = take(connection);
            }
            if (silent.compareAndSet(true, false)) {
                LOG.info("The inbox's database answers again");
            }
        } catch (DatabaseException away) {
            if (silent.compareAndSet(false, true)) {
                LOG.warn("Nobody knows which notes were not read in time: {}", Trace.of(away));
            }
        } catch (RuntimeException bug) {
            LOG.error("A bug while notes were followed by mails of {}: {}", connection, Trace.of(bug));
        }
    }

    private List<DueEscalation> take(String connection) {
        return threads.isShutdown() ? List.of() : escalations.take(connection, AT_ONCE);
    }

    private void send(DueEscalation due, Channel<Mail> channel) {
        if (threads.isShutdown()) {
            escalations.putBack(due);
        } else {
            run.send(due, channel);
        }
    }
}
