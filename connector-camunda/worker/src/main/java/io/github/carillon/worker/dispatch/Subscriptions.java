package io.github.carillon.worker.dispatch;

import io.github.carillon.core.ledger.Ledger;
import io.github.carillon.steps.StepHandler;
import io.github.carillon.steps.result.Replies;
import io.github.carillon.steps.result.WorkerListener;
import io.github.carillon.steps.task.Activations;
import io.github.carillon.worker.context.ErrorCatchers;
import io.github.carillon.worker.context.ProcessModels;
import io.github.carillon.worker.engine.Engine;
import io.github.carillon.worker.engine.EngineTasks;
import io.github.carillon.worker.engine.TopicSubscription;
import io.github.carillon.worker.engine.WorkerSettings;
import io.github.carillon.worker.executor.ConnectionExecutors;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine's tasks for each step, from the first fetch to the orderly stop. */
public final class Subscriptions implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
    private static final Duration BEYOND_LONG_POLL = Duration.ofSeconds(5);

    private static final int FETCHERS = 1;

    /** Connections beside those that the threads need. */
    private static final int SPARE = 4;

    private final WorkerSettings settings;
    private final EngineThreads threads;
    private final ConnectionExecutors executors;
    private final LeaseRenewer leases;
    private final FetchBackoff backoff;
    private final Map<String, Topic> topics = new LinkedHashMap<>();

    private volatile boolean running = true;

    /** Connects to nothing yet. */
    public Subscriptions(
            Engine engine,
            WorkerSettings settings,
            List<StepHandler> handlers,
            Ledger ledger,
            Activations activations,
            WorkerListener listener,
            Clock clock) {
        this.settings = settings;
        this.threads = new EngineThreads(settings.threads());
        this.executors = new ConnectionExecutors(settings.maxTasks(), settings.lock(), clock);
        this.leases = new LeaseRenewer(ledger);
        ProcessModels models = new ProcessModels(engine.queries(), clock);
        TaskCompleter answers =
                new TaskCompleter(this::tasks, new ErrorCatchers(engine.queries(), models), settings.keepOutputs());
        CompletionRetrier answering = new CompletionRetrier(
                (task, reply) -> topic(task.topic()).answer(task.id(), () -> answers.say(task, reply)),
                () -> running,
                threads::answer);
        Replies replies = new Replies(settings.retry(), Math::random, clock);
        TaskRun run = new TaskRun(settings.engineId(), activations, replies, answering, ledger, listener, clock);
        this.backoff = new FetchBackoff(
                () -> {
                    activations.engineWasAway();
                    return engine.queries().health();
                },
                settings.workerId());
        TaskReader reader = new TaskReader(models);
        for (StepHandler handler : handlers) {
            String topic = handler.step().topic();
            EngineTasks tasks = engine.tasks(subscription(topic));
            topics.put(topic, new Topic(handler, tasks, settings, reader, threads, executors, run, backoff, clock));
        }
    }

    /** Begins to fetch; an engine that is not there yet is asked again and again. */
    public void start() {
        topics.values().forEach(topic -> threads.every(LockExtender.interval(settings.lock()), topic.locks()));
        threads.every(leases.interval(), leases);
        topics.values().forEach(Topic::start);
    }

    /** Why an engine that is there gives no tasks, while it gives none. */
    public Optional<String> refusal() {
        return backoff.refusal();
    }

    /** What is to be known of another worker of the same id, if there seems to be one. */
    public Optional<String> rival() {
        return backoff.rival();
    }

    /** How many tasks were fetched and not yet answered. */
    public int inFlight() {
        return topics.values().stream().mapToInt(Topic::inFlight).sum();
    }

    /** How many tasks of a connection wait or are worked on. */
    public int held(String connection) {
        return executors.held(connection);
    }

    /**
     * Fetches nothing more, lets work in flight finish, and gives the rest back: what has not begun, what was put back
     * until later, and what has not come to its end in time.
     */
    @Override
    public void close() {
        topics.values().forEach(Topic::stop);
        executors.close();
        try {
            if (!awaitNone(settings.stopWithin())) {
                topics.values().forEach(Topic::cut);
                executors.abandon();
            }
            awaitFetchers();
            if (inFlight() > 0) {
                LOG.warn("{} tasks were not done in time; they come again when their locks end", inFlight());
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            running = false;
            executors.abandon();
            threads.close();
            topics.values().forEach(Topic::close);
        }
    }

    private boolean awaitNone(Duration within) throws InterruptedException {
        long until = System.nanoTime() + within.toNanos();
        boolean none = true;
        for (Topic topic : topics.values()) {
            none &= topic.awaitNone(millisTo(until));
        }
        return none;
    }

    /** A fetch that is on its way is let be: the engine would lock what it brings for nobody. */
    private void awaitFetchers() throws InterruptedException {
        long until =
                System.nanoTime() + settings.longPoll().plus(BEYOND_LONG_POLL).toNanos();
        for (Topic topic : topics.values()) {
            topic.awaitFetcher(millisTo(until));
        }
        var unused = awaitNone(BEYOND_LONG_POLL);
    }

    private static long millisTo(long nanos) {
        return Math.max(1, Duration.ofNanos(nanos - System.nanoTime()).toMillis());
    }

    /** The topic is part of the name: with unique-worker-request an engine lets each name wait once. */
    private TopicSubscription subscription(String topic) {
        return new TopicSubscription(
                topic,
                settings.workerId() + "/" + topic,
                settings.lock(),
                settings.longPoll(),
                settings.priorities(),
                settings.threads() + FETCHERS + EngineThreads.KEEPERS + SPARE);
    }

    private EngineTasks tasks(String topic) {
        return topic(topic).tasks();
    }

    private Topic topic(String name) {
        return Objects.requireNonNull(topics.get(name), "no such topic is fetched");
    }
}
