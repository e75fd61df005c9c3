package io.github.carillon.core.outbox;

import io.github.carillon.core.database.DatabaseException;
import io.github.carillon.core.value.Daemons;
import io.github.carillon.core.value.SafeStackTrace;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for what is due on one connection, and sends it, with threads of its own. One look begins, and fetches another
 * thread only once it has found something: where there is nothing, the database is asked once.
 */
final class RouteWorker {

    private static final Logger LOG = LoggerFactory.getLogger(RouteWorker.class);

    private final Outbox outbox;
    private final OutboxRoute<?> route;
    private final OutboxDelivery delivery;

    /** Whether the database is known to be unavailable: it is said once, whichever connection finds out. */
    private final AtomicBoolean silent;

    private final ScheduledThreadPoolExecutor threads;

    /** Whether a look is to begin: what is put in until then it will see, so that no second one need wait. */
    private final AtomicBoolean asked = new AtomicBoolean();

    RouteWorker(Outbox outbox, OutboxRoute<?> route, OutboxDelivery delivery, AtomicBoolean silent) {
        this.outbox = outbox;
        this.route = route;
        this.delivery = delivery;
        this.silent = silent;
        this.threads = new ScheduledThreadPoolExecutor(
                route.concurrency(),
                Daemons.named("carillon-outbox"),
                // whoever asks after the stop is too late
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Looks at once, and again and again. */
    void start(Duration every) {
        var unused = threads.scheduleWithFixedDelay(this::wake, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Has a thread look as soon as one is free, if none is to look already. */
    void wake() {
        if (asked.compareAndSet(false, true)) {
            threads.execute(this::look);
        }
    }

    void stop() {
        threads.shutdown();
    }

    boolean await(Duration most) throws InterruptedException {
        return threads.awaitTermination(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What throws here is looked at again, but not by this look. */
    private void look() {
        asked.set(false);
        try {
            Optional<DueEntry> due = take();
            while (due.isPresent()) {
                // there may be more, which another thread can send meanwhile
                wake();
                delivery.send(due.get(), route);
                due = take();
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

    private Optional<DueEntry> take() {
        return threads.isShutdown() ? Optional.empty() : outbox.take(route.type(), route.connection());
    }
}
