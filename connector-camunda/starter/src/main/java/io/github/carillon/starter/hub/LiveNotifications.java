package io.github.carillon.starter.hub;

import io.github.carillon.core.delivery.Failure;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.live.HubUser;
import io.github.carillon.core.live.LiveNotifier;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.value.Daemons;
import io.github.carillon.core.value.SafeStackTrace;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pushes notes beside the work, a few at a time. A push is a hint, and the note is in the inbox: one that fails is
 * counted and not repeated, and the log says when pushing begins to fail and when it works again.
 */
final class LiveNotifications implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveNotifications.class);
    private static final int THREADS = 4;
    private static final int MOST_WAITING = 10_000;

    private final LiveNotifier push;
    private final MeterRegistry metrics;
    private final AtomicBoolean failing = new AtomicBoolean();
    private final ThreadPoolExecutor threads;

    LiveNotifications(LiveNotifier push, MeterRegistry metrics) {
        this.push = push;
        this.metrics = metrics;
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                Daemons.named("live-push"));
        threads.allowCoreThreadTimeOut(true);
    }

    /** Pushes it soon. */
    void later(Note note) {
        try {
            threads.execute(() -> now(note));
        } catch (RejectedExecutionException tooMany) {
            count("dropped");
            failed("BUSY: more notes wait to be pushed than is good");
        }
    }

    /** Ends what is on its way. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void now(Note note) {
        try {
            Outcome outcome = push.push(HubUser.of(note.tenant(), note.user()), note);
            count(outcome.word());
            Failure.of(outcome).ifPresentOrElse(failure -> failed(failure.sentence()), this::worked);
        } catch (RuntimeException bug) {
            LOG.error("{} could not be pushed, by a bug:{}{}", note, System.lineSeparator(), SafeStackTrace.of(bug));
        }
    }

    private void worked() {
        if (failing.compareAndSet(true, false)) {
            LOG.info("In-app notes are pushed live again");
        }
    }

    private void failed(String why) {
        if (failing.compareAndSet(false, true)) {
            LOG.warn("In-app notes are kept, but not pushed live ({}); said once until it works again", why);
        }
    }

    private void count(String outcome) {
        metrics.counter("carillon.live.notifications", "outcome", outcome).increment();
    }
}
