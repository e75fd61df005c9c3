package io.github.carillon.worker;

import io.github.carillon.core.alert.AlertMails;
import io.github.carillon.core.alert.AlertMessages;
import io.github.carillon.core.alert.AlertNotes;
import io.github.carillon.core.alert.AlertWebhooks;
import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.inbox.NoteCommands;
import io.github.carillon.core.ledger.Dispatcher;
import io.github.carillon.core.ledger.Ledger;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.WebhookMessage;
import io.github.carillon.core.outbox.OutboxSource;
import io.github.carillon.core.outbox.OutboxWorker;
import io.github.carillon.core.recipient.Directory;
import io.github.carillon.core.value.Daemons;
import io.github.carillon.core.value.SafeStackTrace;
import io.github.carillon.steps.MessageLimits;
import io.github.carillon.steps.StepFactory;
import io.github.carillon.steps.StepHandler;
import io.github.carillon.steps.StepServices;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Connections.Inboxes;
import io.github.carillon.steps.result.WorkerListener;
import io.github.carillon.steps.send.Deliveries;
import io.github.carillon.steps.send.MessageSender;
import io.github.carillon.steps.task.Activations;
import io.github.carillon.steps.task.StepContext;
import io.github.carillon.worker.context.EngineActivations;
import io.github.carillon.worker.context.EnginePermissions;
import io.github.carillon.worker.context.EngineStepContext;
import io.github.carillon.worker.dispatch.Subscriptions;
import io.github.carillon.worker.engine.Engine;
import io.github.carillon.worker.engine.EngineQueries;
import io.github.carillon.worker.engine.WorkerSettings;
import io.github.carillon.worker.rest.RestEngine;
import io.github.carillon.worker.supervision.Supervision;
import io.github.carillon.worker.supervision.SupervisionSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
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

    private final @Nullable RestEngine own;
    private final EngineQueries engine;
    private final EnginePermissions permissions;
    private final Subscriptions subscriptions;
    private final @Nullable OutboxWorker outbox;
    private final @Nullable Supervision supervision;
    private final Duration stopWithin;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(Daemons.named("carillon-permissions"));

    private CarillonWorker(Builder parts) {
        WorkerSettings settings = parts.settings;
        Connections connections = parts.connections;
        Clock clock = parts.clock;
        this.own = parts.engine == null ? new RestEngine(settings.engineUrl(), settings.access()) : null;
        Engine reached = parts.engine == null ? Objects.requireNonNull(own) : parts.engine;
        this.engine = reached.queries();
        this.permissions = new EnginePermissions(engine);
        StepContext known = EngineStepContext.of(engine, permissions, settings.texts(), clock);
        StepContext context = known.withDirectory(parts.people.customize(known.directory()));
        Activations activations = new EngineActivations(engine, settings.engineId(), parts.ledger);
        Dispatcher dispatcher = new Dispatcher(parts.ledger, clock);
        Deliveries deliveries =
                new Deliveries(settings.engineId(), activations, dispatcher, settings.retry(), parts.listener, clock);
        StepServices services = new StepServices(
                new MessageSender(connections, deliveries, context),
                connections,
                deliveries,
                context,
                parts.limits,
                parts.tellsOfAbTests);
        List<StepHandler> handlers = StepList.create(parts.steps, services);
        this.subscriptions =
                new Subscriptions(reached, settings, handlers, parts.ledger, activations, parts.listener, clock);
        this.outbox = connections.inboxes() == null ? null : outbox(parts, connections.inboxes(), dispatcher);
        this.supervision = parts.supervised == null
                ? null
                : parts.supervised.watch(settings, reached, parts, context.directory(), outbox);
        this.stopWithin = settings.stopWithin();
    }

    private static OutboxWorker outbox(Builder parts, Inboxes inboxes, Dispatcher dispatcher) {
        Optional<AlertMessages> told = Optional.ofNullable(parts.supervised).map(Supervised::messages);
        return OutboxWorker.of(
                inboxes.outbox(),
                OutboxRoutes.of(
                        parts.connections,
                        inboxes,
                        Stream.concat(Stream.of(inboxes.escalations()), told.map(AlertMails::new).stream())
                                .toList(),
                        told.<OutboxSource<Note>>map(AlertNotes::new).stream().toList(),
                        told.<OutboxSource<WebhookMessage>>map(AlertWebhooks::new).stream()
                                .toList()),
                dispatcher,
                inboxes.preferences(),
                parts.settings.retry(),
                OutboxRoutes.counted(parts.listener, inboxes.escalations()),
                parts.clock);
    }

    /**
     * That processes are watched.
     *
     * @param database where it is remembered what was told
     */
    private record Supervised(SupervisionSettings settings, DataSource database) {

        AlertMessages messages() {
            return new AlertMessages(database);
        }

        Supervision watch(
                WorkerSettings worker,
                Engine engine,
                Builder parts,
                Directory directory,
                @Nullable OutboxWorker outbox) {
            if (outbox == null) {
                throw new IllegalArgumentException(
                        "supervision needs connections with inboxes: what is told goes by" + " their outbox");
            }
            return Supervision.of(
                    settings,
                    worker,
                    engine,
                    database,
                    parts.ledger.lease(),
                    directory,
                    parts.connections,
                    outbox::wake,
                    parts.clock);
        }
    }

    /**
     * Begins to build a worker.
     *
     * @param settings how it works
     * @param connections by which it sends
     * @param ledger in which it keeps what it has sent
     */
    public static Builder builder(WorkerSettings settings, Connections connections, Ledger ledger) {
        return new Builder(settings, connections, ledger);
    }

    /** The parts of a worker, while they are put together. For one thread. */
    public static final class Builder {

        private final WorkerSettings settings;
        private final Connections connections;
        private final Ledger ledger;
        private final List<StepFactory> steps = new ArrayList<>(StepList.STANDARD);
        private MessageLimits limits = MessageLimits.STANDARD;
        private boolean tellsOfAbTests = true;
        private @Nullable Engine engine;
        private WorkerListener listener = WorkerListener.NONE;
        private Clock clock = Clock.systemUTC();
        private DirectoryCustomizer people = DirectoryCustomizer.NONE;
        private @Nullable Supervised supervised;

        private Builder(WorkerSettings settings, Connections connections, Ledger ledger) {
            this.settings = settings;
            this.connections = connections;
            this.ledger = ledger;
        }

        /** In the place of the engine's REST at the settings' address. */
        public Builder engine(Engine other) {
            this.engine = other;
            return this;
        }

        /** Is told what becomes of tasks and deliveries; else nobody is. */
        public Builder listener(WorkerListener told) {
            this.listener = told;
            return this;
        }

        /** In the place of the system's. */
        public Builder clock(Clock other) {
            this.clock = other;
            return this;
        }

        /** In the place of the engine's directory of users, or around it. */
        public Builder people(DirectoryCustomizer customizer) {
            this.people = customizer;
            return this;
        }

        /** How long the texts of Send Message to Users and to Devices may be, in the place of the usual limits. */
        public Builder limits(MessageLimits others) {
            this.limits = others;
            return this;
        }

        /**
         * Processes are watched, and their supervisors told of what fails; else they are not.
         *
         * @param how it is done
         * @param database with the tables of {@link io.github.carillon.core.database.Database}; where several workers
         *     share a ledger, the ledger's
         */
        public Builder supervision(SupervisionSettings how, DataSource database) {
            this.supervised = new Supervised(how, database);
            return this;
        }

        /** Whether people are told of A/B tests where neither step nor process says it; else they are. */
        public Builder tellsOfAbTests(boolean tells) {
            this.tellsOfAbTests = tells;
            return this;
        }

        /** One more kind of step, beside Carillon's own; its topic must be no other's. */
        public Builder step(StepFactory step) {
            steps.add(step);
            return this;
        }

        /**
         * The worker; connects to nothing yet.
         *
         * @throws IllegalArgumentException when two steps have one topic, or processes are to be watched without inboxes
         */
        public CarillonWorker build() {
            return new CarillonWorker(this);
        }
    }

    /** Begins to take tasks; returns at once. An engine that is not there yet is asked again and again. */
    public void start() {
        subscriptions.start();
        var unused =
                watch.scheduleWithFixedDelay(this::lookAtPermissions, 0, PERMISSIONS.toSeconds(), TimeUnit.SECONDS);
        if (outbox != null) {
            outbox.start();
        }
        if (supervision != null) {
            supervision.start();
        }
    }

    /** What watches the engine's processes; empty where nothing does. */
    public Optional<Supervision> supervision() {
        return Optional.ofNullable(supervision);
    }

    /** What readers may command by their notes. */
    public NoteCommands commands() {
        return supervision == null ? NoteCommands.NONE : supervision.commands();
    }

    /** Asks whether the engine is there, lets us in and gives us tasks; answers within some seconds. */
    public Health engine() {
        Health health = permissions.health(engine.health());
        return health.ok()
                ? subscriptions
                        .refusal()
                        .map(refusal -> new Health(false, health.detail() + "; " + refusal))
                        .orElseGet(() -> withRival(health))
                : health;
    }

    /** Another of the same id is no reason to take this one down: tasks are worked on, if with more requests. */
    private Health withRival(Health health) {
        return subscriptions
                .rival()
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
        if (supervision != null) {
            supervision.close();
        }
        if (outbox != null) {
            outbox.stop();
        }
        subscriptions.close();
        if (outbox != null) {
            outbox.await(stopWithin.minusNanos(System.nanoTime() - begun));
        }
        if (own != null) {
            own.close();
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
