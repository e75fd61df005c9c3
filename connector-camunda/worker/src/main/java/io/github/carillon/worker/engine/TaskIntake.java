package io.github.carillon.worker.engine;

import io.github.carillon.worker.step.StepHandler;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.client.exception.ExternalTaskClientException;
import org.camunda.bpm.client.task.ExternalTask;
import org.camunda.bpm.client.task.ExternalTaskService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes tasks from the client's only thread and hands them to a bounded pool. When the pool and its queue are full the
 * client waits, so that no more is fetched than can be worked on.
 */
final class TaskIntake {

    private static final Logger LOG = LoggerFactory.getLogger(TaskIntake.class);

    private final ExternalTaskService tasks;
    private final ExecutorService pool;
    private final Semaphore room;
    private final InFlight inFlight;
    private final TaskReader reader;
    private final TaskRun run;
    private final Clock clock;
    private volatile boolean open = true;

    TaskIntake(
            ExternalTaskService tasks,
            int threads,
            int queued,
            InFlight inFlight,
            TaskReader reader,
            TaskRun run,
            Clock clock) {
        this.tasks = tasks;
        AtomicInteger count = new AtomicInteger();
        this.pool =
                Executors.newFixedThreadPool(threads, work -> new Thread(work, "carillon-" + count.incrementAndGet()));
        this.room = new Semaphore(threads + queued);
        this.inFlight = inFlight;
        this.reader = reader;
        this.run = run;
        this.clock = clock;
    }

    void take(StepHandler handler, ExternalTask task) {
        try {
            room.acquire();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
        }
        Instant until = task.getLockExpirationTime().toInstant();
        if (!open) {
            room.release();
            giveBack(task);
        } else if (until.isBefore(clock.instant()) || !inFlight.add(task.getId(), until)) {
            // it waited here longer than its lock, or is being worked on: the engine offers it again
            room.release();
        } else {
            execute(handler, task);
        }
    }

    private void execute(StepHandler handler, ExternalTask task) {
        try {
            pool.execute(() -> work(handler, task));
        } catch (RejectedExecutionException closed) {
            inFlight.remove(task.getId());
            room.release();
            giveBack(task);
        }
    }

    /** Takes nothing more; what has not begun goes back to the engine when its turn comes. */
    void close() {
        open = false;
    }

    /** Waits for the work in flight; returns whether all of it was done. */
    boolean await(long millis) throws InterruptedException {
        pool.shutdown();
        return pool.awaitTermination(millis, TimeUnit.MILLISECONDS);
    }

    /** Interrupts what is still at work: its tasks come again when their locks end. */
    void abandon() {
        pool.shutdownNow();
    }

    private void work(StepHandler handler, ExternalTask task) {
        try {
            if (open) {
                run.run(reader.envelope(task), () -> handler.handle(reader.read(task)));
            } else {
                giveBack(task);
            }
        } finally {
            inFlight.remove(task.getId());
            room.release();
        }
    }

    private void giveBack(ExternalTask task) {
        try {
            tasks.unlock(task);
        } catch (ExternalTaskClientException refused) {
            LOG.info("Task {} comes free when its lock ends: {}", task.getId(), EngineErrors.describe(refused));
        }
    }
}
