package io.github.carillon.worker;

import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.ledger.Dispatcher;
import io.github.carillon.core.ledger.Ledger;
import io.github.carillon.core.value.Daemons;
import io.github.carillon.core.value.SafeStackTrace;
import io.github.carillon.worker.context.EngineActivations;
import io.github.carillon.worker.context.EnginePermissions;
import io.github.carillon.worker.context.EngineStepContext;
import io.github.carillon.worker.dispatch.Subscriptions;
import io.github.carillon.worker.engine.Engine;
import io.github.carillon.worker.engine.EngineQueries;
import io.github.carillon.worker.engine.WorkerSettings;
import io.github.carillon.worker.escalation.Escalator;
import io.github.carillon.worker.rest.RestEngine;
import io.github.carillon.worker.step.Activations;
import io.github.carillon.worker.step.Connections;
import io.github.carillon.worker.step.Deliveries;
import io.github.carillon.worker.step.SendMessageHandler;
import io.github.carillon.worker.step.SendNotificationHandler;
import io.github.carillon.worker.step.StepContext;
import io.github.carillon.worker.step.StepHandler;
import io.github.carillon.worker.step.WorkerListener;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker, whole: put it into an application of your own with {@link #start()} and {@link #close()}. Its parts are
 * given to it and stay the caller's to close, after the worker.
 */
public final class CarillonWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CarillonWorker.class);

    /** How often it is looked whether the engine lets the worker do its work. */
    private static final Duration PERMISSIONS = Duration.ofSeconds(40);

    private final EngineQueries engine;
    private final EnginePermissions permissions;
    private final Subscriptions subscriptions;
    private final @Nullable Escalator escalator;
    private final Duration stopWithin;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(Daemons.named("carillon-permissions"));

    /** Puts a worker together; connects to nothing yet. */
    public CarillonWorker(
            WorkerSettings settings, Connections connections, Ledger ledger, WorkerListener listener, Clock clock) {
        this(settings, connections, ledger, listener, clock, DirectoryCustomizer.NONE);
    }

    /**
     * Puts a worker together; connects to nothing yet.
     *
     * @param people in the place of the engine's directory of users, or around it
     */
    public CarillonWorker(
            WorkerSettings settings,
            Connections connections,
            Ledger ledger,
            WorkerListener listener,
            Clock clock,
            DirectoryCustomizer people) {
        Engine reached = new RestEngine(settings.engineUrl(), settings.access());
        this.engine = reached.queries();
        this.permissions = new EnginePermissions(engine);
        StepContext known = EngineStepContext.of(engine, permissions, settings.texts(), clock);
        StepContext context = known.withDirectory(people.customize(known.directory()));
        Activations activations = new EngineActivations(engine, settings.engineId(), ledger);
        Deliveries deliveries = new Deliveries(
                settings.engineId(), activations, new Dispatcher(ledger, clock), settings.retry(), listener, clock);
        List<StepHandler> handlers = List.of(
                new SendNotificationHandler(connections, deliveries, context),
                new SendMessageHandler(connections, deliveries, context.facts(), context.zone()));
        this.subscriptions = new Subscriptions(reached, settings, handlers, ledger, activations, listener, clock);
        this.escalator = connections.inboxes() == null
                ? null
                : Escalator.of(connections, connections.inboxes(), deliveries, settings.retry(), clock);
        this.stopWithin = settings.stopWithin();
    }

    /** Begins to take tasks; returns at once. An engine that is not there yet is asked again and again. */
    public void start() {
        subscriptions.start();
        var unused =
                watch.scheduleWithFixedDelay(this::lookAtPermissions, 0, PERMISSIONS.toSeconds(), TimeUnit.SECONDS);
        if (escalator != null) {
            escalator.start();
        }
    }

    /** Asks whether the engine is there and lets us in; answers within some seconds. */
    public Health engine() {
        Health health = permissions.health(engine.health());
        return subscriptions
                .rival()
                .filter(rival -> health.ok())
                .map(rival -> new Health(true, health.detail() + "; " + rival))
                .orElse(health);
    }

    /** How many tasks were fetched and not yet answered. */
    public int inFlight() {
        return subscriptions.inFlight();
    }

    /** How many tasks of the connection with this name are worked on or wait for that, of those in flight. */
    public int inFlight(String connection) {
        return subscriptions.held(connection);
    }

    /** Stops in order: takes nothing more, lets work in flight finish, gives the rest back. May take a while. */
    @Override
    public void close() {
        long begun = System.nanoTime();
        watch.shutdownNow();
        if (escalator != null) {
            escalator.stop();
        }
        subscriptions.close();
        if (escalator != null) {
            escalator.await(stopWithin.minusNanos(System.nanoTime() - begun));
        }
    }

    /** What throws here would never be looked at again. */
    private void lookAtPermissions() {
        try {
            permissions.look();
        } catch (RuntimeException bug) {
            LOG.error("A bug in looking at permissions: {}", SafeStackTrace.of(bug));
        }
    }
}
