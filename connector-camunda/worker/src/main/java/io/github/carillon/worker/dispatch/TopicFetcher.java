package io.github.carillon.worker.dispatch;

import io.github.carillon.core.value.SafeStackTrace;
import io.github.carillon.steps.StepHandler;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.EngineTasks;
import io.github.carillon.worker.engine.Fetched;
import io.github.carillon.worker.executor.FetchLimiter;
import io.github.carillon.worker.executor.FetchLimiter.Fetch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches the tasks of one topic as there is room for them; runs in a thread of its own until the room closes. */
final class TopicFetcher implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicFetcher.class);

    /** A fetch costs the engine about the same for one task as for many: those that come one by one gather first. */
    private static final long GATHERING_MILLIS = 20;

    private static final long AFTER_A_BUG_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final StepHandler handler;
    private final FetchLimiter room;
    private final EngineTasks engine;
    private final TaskDispatcher intake;
    private final FetchBackoff backoff;

    TopicFetcher(
            StepHandler handler, FetchLimiter room, EngineTasks engine, TaskDispatcher intake, FetchBackoff backoff) {
        this.handler = handler;
        this.room = room;
        this.engine = engine;
        this.intake = intake;
        this.backoff = backoff;
    }

    @Override
    public void run() {
        boolean open = true;
        while (open) {
            try {
                open = fetchNext();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                open = false;
            } catch (RuntimeException | Error bug) {
                // what goes wrong in telling what went wrong, such as for want of memory, is not told again
                LockSupport.parkNanos(AFTER_A_BUG_NANOS);
            }
        }
    }

    /** Returns false when the room is closed. */
    private boolean fetchNext() throws InterruptedException {
        Fetch fetch = room.await();
        if (fetch.size() > 0) {
            room.rest(fetch(fetch));
        }
        return fetch.size() > 0;
    }

    /** Returns how many milliseconds to wait. */
    private long fetch(Fetch fetch) {
        String topic = handler.step().topic();
        try {
            Fetched fetched = engine.fetch(handler.variables(), fetch.size());
            int taken = fetched.match(
                    read -> {
                        intake.take(handler, room, fetch, read.tasks());
                        return read.tasks().size();
                    },
                    unread -> {
                        intake.takeUnread(room, unread);
                        return 0;
                    });
            backoff.worked(topic);
            return taken < fetch.size() ? GATHERING_MILLIS : 0;
        } catch (EngineException refused) {
            return backoff.failed(topic, refused);
        } catch (RuntimeException | Error bug) {
            // an error too: a thread that ends fetches nothing more, and nobody is told;
            // what was fetched comes again when its locks end, and it may have been too much for the memory
            room.couldNotRead(fetch.size());
            LOG.error("A bug in fetching: {}", SafeStackTrace.of(bug));
            return backoff.failed(topic, new EngineException(EngineException.Kind.NO_ANSWER, "a bug"));
        }
    }
}
