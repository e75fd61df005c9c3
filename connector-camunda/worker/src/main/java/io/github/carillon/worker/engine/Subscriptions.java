package io.github.carillon.worker.engine;

import io.github.carillon.core.delivery.Ledger;
import io.github.carillon.worker.step.Replies;
import io.github.carillon.worker.step.StepHandler;
import io.github.carillon.worker.step.WorkerListener;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.client.ExternalTaskClient;
import org.camunda.bpm.client.task.ExternalTaskService;
import org.camunda.bpm.client.topic.TopicSubscriptionBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine's tasks for each step, from the first fetch to the orderly stop. */
public final class Subscriptions implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
    private static final Duration BEYOND_LONG_POLL = Duration.ofSeconds(5);

    private final WorkerSettings settings;
    private final List<StepHandler> handlers;
    private final ExternalTaskClient client;
    private final InFlight inFlight = new InFlight();
    private final TaskIntake intake;
    private final LockKeeper locks;
    private final LeaseKeeper leases;
    /** Two threads: the engine and the database are not to wait for each other. */
    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(2, work -> new Thread(work, "carillon-keeper"));

    private volatile boolean running = true;

    /** Connects to nothing yet. */
    public Subscriptions(
            WorkerSettings settings, List<StepHandler> handlers, Ledger ledger, WorkerListener listener, Clock clock) {
        this.settings = settings;
        this.handlers = List.copyOf(handlers);
        EngineRest rest = new EngineRest(settings.engineUrl(), settings.access());
        this.client = EngineClient.build(settings, new FetchBackoff(rest::health));
        ExternalTaskService tasks = EngineClient.tasks(client);
        Answers answers = new Answers(tasks, new ErrorCatchers(rest));
        Answering answering = new Answering(answers::say, () -> running, Thread::sleep);
        Replies replies = new Replies(settings.retry(), Math::random, clock);
        TaskRun run = new TaskRun(settings.engineId(), replies, answering, ledger, listener, clock);
        this.intake =
                new TaskIntake(tasks, settings.threads(), settings.maxTasks(), inFlight, new TaskReader(), run, clock);
        this.locks = new LockKeeper(inFlight, tasks::extendLock, settings.lock(), clock);
        this.leases = new LeaseKeeper(ledger);
    }

    /** Begins to fetch; an engine that is not there yet is asked again and again. */
    public void start() {
        every(LockKeeper.interval(settings.lock()), locks);
        every(leases.interval(), leases);
        handlers.forEach(this::subscribe);
        client.start();
    }

    /** Fetches nothing more, lets work in flight finish, and gives back what has not begun. */
    @Override
    public void close() {
        intake.close();
        Thread stopping = new Thread(client::stop, "carillon-stop");
        stopping.start();
        try {
            if (!intake.await(settings.stopWithin().toMillis())) {
                LOG.warn("{} tasks were not done in time; they come again when their locks end", inFlight.size());
            }
            stopping.join(settings.longPoll().plus(BEYOND_LONG_POLL).toMillis());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            running = false;
            intake.abandon();
            timer.shutdownNow();
        }
    }

    private void every(Duration interval, Runnable keeper) {
        long millis = interval.toMillis();
        var unused = timer.scheduleWithFixedDelay(keeper, millis, millis, TimeUnit.MILLISECONDS);
    }

    private void subscribe(StepHandler handler) {
        TopicSubscriptionBuilder subscription = client.subscribe(handler.step().topic())
                .handler((task, service) -> intake.take(handler, task))
                .includeExtensionProperties(true);
        handler.variables().ifPresent(names -> subscription.variables(names.toArray(String[]::new)));
        subscription.open();
    }
}
