package io.github.carillon.worker.engine;

import io.github.carillon.core.delivery.Ledger;
import io.github.carillon.worker.lane.Lanes;
import io.github.carillon.worker.lane.TopicRoom;
import io.github.carillon.worker.step.Replies;
import io.github.carillon.worker.step.StepHandler;
import io.github.carillon.worker.step.WorkerListener;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.client.task.ExternalTaskService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine's tasks for each step, from the first fetch to the orderly stop. */
public final class Subscriptions implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
    private static final Duration BEYOND_LONG_POLL = Duration.ofSeconds(5);

    private final WorkerSettings settings;
    private final EngineTasks engine;
    private final InFlight inFlight = new InFlight();
    private final EngineThreads threads;
    private final Lanes lanes;
    private final TaskIntake intake;
    private final LockKeeper locks;
    private final LeaseKeeper leases;
    private final List<TopicRoom> rooms = new ArrayList<>();
    private final List<Thread> fetchers = new ArrayList<>();

    private volatile boolean running = true;

    /** Connects to nothing yet. */
    public Subscriptions(
            WorkerSettings settings, List<StepHandler> handlers, Ledger ledger, WorkerListener listener, Clock clock) {
        this.settings = settings;
        this.engine = new EngineTasks(settings, handlers.size(), EngineThreads.KEEPERS);
        this.threads = new EngineThreads(settings.threads());
        this.lanes = new Lanes(settings.maxTasks(), settings.lock(), clock);
        ExternalTaskService tasks = engine.service();
        EngineRest rest = new EngineRest(settings.engineUrl(), settings.access());
        Answers answers = new Answers(tasks, new ErrorCatchers(rest));
        Answering answering = new Answering(answers::say, () -> running, threads::answer);
        Replies replies = new Replies(settings.retry(), Math::random, clock);
        TaskRun run = new TaskRun(settings.engineId(), replies, answering, ledger, listener, clock);
        this.intake = new TaskIntake(
                inFlight,
                lanes,
                run,
                new Returns(engine::unlock, tasks::extendLock, threads::keep),
                settings.lock(),
                clock);
        this.locks = new LockKeeper(inFlight, tasks::extendLock, threads::keep, settings.lock(), clock);
        this.leases = new LeaseKeeper(ledger);
        FetchBackoff backoff = new FetchBackoff(rest::health);
        handlers.forEach(
                handler -> addFetcher(handler, new TopicRoom(settings.maxTasks(), settings.lock(), clock), backoff));
    }

    /** Begins to fetch; an engine that is not there yet is asked again and again. */
    public void start() {
        threads.every(LockKeeper.interval(settings.lock()), locks);
        threads.every(leases.interval(), leases);
        fetchers.forEach(Thread::start);
    }

    /** How many tasks were fetched and not yet answered. */
    public int inFlight() {
        return inFlight.size();
    }

    /** How many tasks of a connection wait or are worked on. */
    public int held(String connection) {
        return lanes.held(connection);
    }

    /** Fetches nothing more, lets work in flight finish, and gives back what has not begun. */
    @Override
    public void close() {
        intake.close();
        rooms.forEach(TopicRoom::close);
        lanes.close();
        try {
            if (!inFlight.awaitNone(settings.stopWithin().toMillis())) {
                LOG.warn("{} tasks were not done in time; they come again when their locks end", inFlight.size());
            }
            awaitFetchers();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            running = false;
            lanes.abandon();
            threads.close();
            engine.close();
        }
    }

    /** A fetch that is on its way is let be: the engine would lock what it brings for nobody. */
    private void awaitFetchers() throws InterruptedException {
        long until =
                System.nanoTime() + settings.longPoll().plus(BEYOND_LONG_POLL).toNanos();
        for (Thread fetcher : fetchers) {
            fetcher.join(Math.max(1, Duration.ofNanos(until - System.nanoTime()).toMillis()));
        }
        var unused = inFlight.awaitNone(BEYOND_LONG_POLL.toMillis());
    }

    private void addFetcher(StepHandler handler, TopicRoom room, FetchBackoff backoff) {
        rooms.add(room);
        TopicFetcher fetcher = new TopicFetcher(handler, room, engine, intake, backoff);
        fetchers.add(new Thread(fetcher, "carillon-fetch-" + handler.step().topic()));
    }
}
