package io.github.carillon.worker.dispatch;

import io.github.carillon.steps.StepHandler;
import io.github.carillon.worker.engine.EngineTasks;
import io.github.carillon.worker.engine.WorkerSettings;
import io.github.carillon.worker.executor.ConnectionExecutors;
import io.github.carillon.worker.executor.FetchLimiter;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** One step's tasks: fetched, kept and answered under a name of their own. */
final class Topic {

    private final EngineTasks engine;
    private final InFlight inFlight = new InFlight();
    private final FetchLimiter room;
    private final PutBacks putBacks;
    private final TaskDispatcher intake;
    private final LockExtender locks;
    private final Thread fetcher;

    Topic(
            StepHandler handler,
            EngineTasks engine,
            WorkerSettings settings,
            TaskReader reader,
            EngineThreads threads,
            ConnectionExecutors executors,
            TaskRun run,
            FetchBackoff backoff,
            Clock clock) {
        this.engine = engine;
        this.room = new FetchLimiter(settings.maxTasks(), settings.lock(), clock);
        Returns returns = new Returns(inFlight, engine::unlock, threads::keep, clock);
        this.putBacks = new PutBacks(inFlight, returns, engine::extendLock, threads::keep, clock);
        this.intake = new TaskDispatcher(reader, inFlight, executors, run, returns, putBacks, settings.lock(), clock);
        this.locks = new LockExtender(inFlight, engine::extendLock, threads::keep, settings.lock(), clock);
        TopicFetcher fetching = new TopicFetcher(handler, room, engine, intake, backoff);
        this.fetcher = new Thread(fetching, "carillon-fetch-" + handler.step().topic());
    }

    /** By which its tasks are answered. */
    EngineTasks tasks() {
        return engine;
    }

    /** Says an answer to one of its tasks; empty when that is to be done later. */
    Optional<String> answer(String taskId, Supplier<String> answer) {
        return inFlight.answer(taskId, answer);
    }

    LockExtender locks() {
        return locks;
    }

    void start() {
        fetcher.start();
    }

    int inFlight() {
        return inFlight.size();
    }

    /** Takes nothing more, and gives back what has been put back until later. */
    void stop() {
        intake.close();
        room.close();
        putBacks.close();
    }

    /** There is no time left. */
    void cut() {
        intake.cut();
    }

    /** Waits until everything is answered; returns whether it is. */
    boolean awaitNone(long millis) throws InterruptedException {
        return inFlight.awaitNone(millis);
    }

    void awaitFetcher(long millis) throws InterruptedException {
        fetcher.join(millis);
    }

    void close() {
        engine.close();
    }
}
