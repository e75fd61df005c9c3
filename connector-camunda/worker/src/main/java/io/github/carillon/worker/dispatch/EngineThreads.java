package io.github.carillon.worker.dispatch;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads that talk to the engine, each kind apart, so that none waits for another. */
final class EngineThreads implements AutoCloseable {

    /** How many prolong locks and give tasks back. */
    static final int KEEPERS = 4;

    private static final Logger LOG = LoggerFactory.getLogger(EngineThreads.class);

    private final ScheduledExecutorService answering;
    private final ScheduledExecutorService keepers =
            Executors.newScheduledThreadPool(KEEPERS, named("carillon-keeper-"));
    /** Two threads: the engine and the database are not to wait for each other. */
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, named("carillon-timer-"));

    /**
     * @param answers how many answers are given at the same time
     */
    EngineThreads(int answers) {
        this.answering = Executors.newScheduledThreadPool(answers, named("carillon-answer-"));
    }

    void answer(long millis, Runnable work) {
        try {
            var unused = answering.schedule(work, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("An answer is no longer given: its task comes again");
        }
    }

    void keep(Runnable work) {
        keep(0, work);
    }

    void keep(long millis, Runnable work) {
        try {
            var unused = keepers.schedule(work, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("A task is no longer kept or given back: it comes again when its lock ends");
        }
    }

    void every(Duration interval, Runnable keeper) {
        long millis = interval.toMillis();
        var unused = timer.scheduleWithFixedDelay(keeper, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Interrupts what is still at work. */
    @Override
    public void close() {
        timer.shutdownNow();
        keepers.shutdownNow();
        answering.shutdownNow();
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return work -> new Thread(work, prefix + count.incrementAndGet());
    }
}
