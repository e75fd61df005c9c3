package io.github.carillon.core.outbox;

import io.github.carillon.core.database.DatabaseException;
import io.github.carillon.core.delivery.RetryPolicy;
import io.github.carillon.core.ledger.Dispatcher;
import io.github.carillon.core.recipient.NotificationPreferences;
import io.github.carillon.core.value.Daemons;
import io.github.carillon.core.value.SafeStackTrace;
import java.time.Clock;
import java.time.Duration;
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
 * Looks again and again for what is due in the outbox, and sends it: with threads of their own for each connection. Any
 * number of workers may look at the same outbox.
 */
public final class OutboxWorker {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxWorker.class);

    private static final Duration LOOK = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final List<OutboxRoute<?>> routes;
    private final OutboxDelivery delivery;
    private final Duration every;
    private final ScheduledExecutorService threads;
    private final AtomicBoolean silent = new AtomicBoolean();

    /**
     * @param every after how long it looks again
     */
    OutboxWorker(Outbox outbox, List<OutboxRoute<?>> routes, OutboxDelivery delivery, Duration every) {
        this.outbox = outbox;
        this.routes = List.copyOf(routes);
        this.delivery = delivery;
        this.every = every;
        this.threads = Executors.newScheduledThreadPool(
                routes.stream().mapToInt(OutboxRoute::concurrency).sum(), Daemons.named("carillon-outbox"));
    }

    /** Looks at nothing yet. */
    public static OutboxWorker of(
            Outbox outbox,
            List<OutboxRoute<?>> routes,
            Dispatcher dispatcher,
            NotificationPreferences preferences,
            RetryPolicy retry,
            OutboxListener listener,
            Clock clock) {
        OutboxDelivery delivery = new OutboxDelivery(
                outbox,
                dispatcher,
                preferences,
                retry,
                listener,
                clock,
                () -> ThreadLocalRandom.current().nextDouble());
        return new OutboxWorker(outbox, routes, delivery, LOOK);
    }

    /** Begins to look, at once and every five seconds. */
    public void start() {
        for (OutboxRoute<?> route : routes) {
            for (int thread = 0; thread < route.concurrency(); thread++) {
                var unused =
                        threads.scheduleWithFixedDelay(() -> look(route), 0, every.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    /** Begins no further message; returns at once. */
    public void stop() {
        threads.shutdown();
    }

    /** Waits so long for the messages that are being sent. */
    public void await(Duration most) {
        try {
            if (!threads.awaitTermination(most.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("A message of the outbox was still being sent when the worker stopped");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** What throws here would never be looked at again. */
    private void look(OutboxRoute<?> route) {
        try {
            Optional<DueEntry> due = take(route);
            while (due.isPresent()) {
                delivery.send(due.get(), route);
                due = take(route);
            }
            if (silent.compareAndSet(true, false)) {
                LOG.info("The outbox's database answers again");
            }
        } catch (DatabaseException unavailable) {
            if (silent.compareAndSet(false, true)) {
                LOG.warn("Nobody knows what is due in the outbox: {}", SafeStackTrace.of(unavailable));
            }
        } catch (RuntimeException | Error bug) {
            LOG.error("A bug while {} sent what is in the outbox: {}", route.connection(), SafeStackTrace.of(bug));
        }
    }

    private Optional<DueEntry> take(OutboxRoute<?> route) {
        return threads.isShutdown() ? Optional.empty() : outbox.take(route.type(), route.connection());
    }
}
