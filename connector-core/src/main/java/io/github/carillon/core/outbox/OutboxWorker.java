package io.github.carillon.core.outbox;

import io.github.carillon.core.delivery.RetryPolicy;
import io.github.carillon.core.ledger.Dispatcher;
import io.github.carillon.core.recipient.NotificationPreferences;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again for what is due in the outbox, and at once when it is woken; and sends it, with threads of their
 * own for each connection. Any number of workers may look at the same outbox. Every method may be called from any
 * thread.
 */
public final class OutboxWorker {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxWorker.class);

    private static final Duration LOOK = Duration.ofSeconds(5);

    private final List<RouteWorker> routes;
    private final Duration every;
    private final AtomicBoolean started = new AtomicBoolean();

    /**
     * @param every after how long it looks again
     */
    OutboxWorker(Outbox outbox, List<OutboxRoute<?>> routes, OutboxDelivery delivery, Duration every) {
        AtomicBoolean silent = new AtomicBoolean();
        this.routes = routes.stream()
                .map(route -> new RouteWorker(outbox, route, delivery, silent))
                .toList();
        this.every = every;
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
        started.set(true);
        routes.forEach(route -> route.start(every));
    }

    /**
     * Looks at once, in threads of its own: for whoever has put in what is due already, once that is committed. Returns
     * at once; does nothing before the start and after the stop. Other workers of the same outbox hear nothing of it.
     */
    public void wake() {
        if (started.get()) {
            routes.forEach(RouteWorker::wake);
        }
    }

    /** Begins no further message; returns at once. */
    public void stop() {
        routes.forEach(RouteWorker::stop);
    }

    /** Waits so long for the messages that are being sent. */
    public void await(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        try {
            boolean ended = true;
            for (RouteWorker route : routes) {
                ended &= route.await(Duration.ofNanos(end - System.nanoTime()));
            }
            if (!ended) {
                LOG.warn("A message of the outbox was still being sent when the worker stopped");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
