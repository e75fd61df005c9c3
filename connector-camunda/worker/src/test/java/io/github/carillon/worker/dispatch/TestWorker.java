package io.github.carillon.worker.dispatch;

import io.github.carillon.core.delivery.RetryPolicy;
import io.github.carillon.core.delivery.ScriptedChannel;
import io.github.carillon.core.ledger.Dispatcher;
import io.github.carillon.core.ledger.Ledger;
import io.github.carillon.core.ledger.Ledgers;
import io.github.carillon.core.message.Mail;
import io.github.carillon.steps.SendNotificationHandler;
import io.github.carillon.steps.StepHandler;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Connections.Choice;
import io.github.carillon.steps.result.WorkerListener;
import io.github.carillon.steps.send.Deliveries;
import io.github.carillon.steps.send.MessageSender;
import io.github.carillon.steps.task.Activations;
import io.github.carillon.worker.context.EngineActivations;
import io.github.carillon.worker.context.EnginePermissions;
import io.github.carillon.worker.context.EngineStepContext;
import io.github.carillon.worker.engine.Engine;
import io.github.carillon.worker.engine.EngineAccess;
import io.github.carillon.worker.engine.TextSettings;
import io.github.carillon.worker.engine.WorkerSettings;
import io.github.carillon.worker.rest.RestEngine;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Send Notification as it really works, on a real engine and a real ledger; only the channel is a fake. */
public final class TestWorker implements AutoCloseable {

    public static final Duration LOCK = Duration.ofSeconds(3);

    public final ScriptedChannel<Mail> channel = new ScriptedChannel<>("smtp");
    private final Ledgers ledgers;
    private final Subscriptions subscriptions;

    private TestWorker(URI engine, int threads, Ledgers ledgers, UnaryOperator<StepHandler> around) {
        this(settings(engine), threads, ledgers, around);
    }

    private TestWorker(WorkerSettings settings, int threads, Ledgers ledgers, UnaryOperator<StepHandler> around) {
        URI engine = settings.engineUrl();
        this.ledgers = ledgers;
        Clock clock = Clock.systemUTC();
        Ledger ledger = ledgers.ledger();
        Engine rest = new RestEngine(engine, settings.access());
        Activations activations = new EngineActivations(rest.queries(), settings.engineId(), ledger);
        Deliveries deliveries = new Deliveries(
                settings.engineId(),
                activations,
                new Dispatcher(ledger, clock),
                settings.retry(),
                WorkerListener.NONE,
                clock);
        StepHandler handler = new SendNotificationHandler(new MessageSender(
                new Connections(Choice.only("main", channel), Choice.none(), Choice.none(), Map.of("main", threads)),
                deliveries,
                EngineStepContext.of(rest.queries(), new EnginePermissions(rest.queries()), texts(engine), clock)));
        this.subscriptions = new Subscriptions(
                rest, settings, List.of(around.apply(handler)), ledger, activations, WorkerListener.NONE, clock);
    }

    public static TestWorker on(URI engine) {
        return new TestWorker(engine, 8, new Ledgers(), handler -> handler);
    }

    /** One whose outputs the engine's history need not keep all. */
    public static TestWorker keepingLess(URI engine) {
        return new TestWorker(settings(engine).keepingOutputs(false), 8, new Ledgers(), handler -> handler);
    }

    /** Beside others with the same ledger, as workers of one installation are. */
    public static TestWorker sharing(URI engine, Ledgers ledgers) {
        return new TestWorker(engine, 8, ledgers, handler -> handler);
    }

    /** As a user of the engine. */
    public static TestWorker as(EngineAccess access, URI engine) {
        return new TestWorker(settings(engine, access), 8, new Ledgers(), handler -> handler);
    }

    public static TestWorker withThreads(URI engine, int threads) {
        return new TestWorker(engine, threads, new Ledgers(), handler -> handler);
    }

    /** With so little time for work in flight when it is stopped. */
    public static TestWorker stoppingWithin(URI engine, Duration time) {
        return new TestWorker(settings(engine, EngineAccess.none(), time), 8, new Ledgers(), handler -> handler);
    }

    /** With another handler in the place of the real one. */
    public static TestWorker with(URI engine, UnaryOperator<StepHandler> around) {
        return new TestWorker(engine, 8, new Ledgers(), around);
    }

    /** Begins to take tasks: after the channel was told what to answer. */
    public void start() {
        subscriptions.start();
    }

    @Override
    public void close() {
        subscriptions.close();
        ledgers.close();
    }

    public static WorkerSettings settings(URI engine) {
        return settings(engine, EngineAccess.none());
    }

    private static WorkerSettings settings(URI engine, EngineAccess access) {
        return settings(engine, access, Duration.ofSeconds(20));
    }

    private static WorkerSettings settings(URI engine, EngineAccess access, Duration stopWithin) {
        return new WorkerSettings(
                engine,
                "engine",
                access,
                "worker-" + UUID.randomUUID(),
                8,
                100,
                true,
                true,
                LOCK,
                Duration.ofMillis(500),
                stopWithin,
                new RetryPolicy(3, Duration.ofMillis(50), Duration.ofMillis(200)),
                TextSettings.standard(engine));
    }

    /** By a clock that is neither this machine's nor the engine's. */
    private static TextSettings texts(URI engine) {
        TextSettings standard = TextSettings.standard(engine);
        return new TextSettings(
                null, standard.cockpitLink(), standard.tasklistLink(), ZoneId.of("Asia/Kolkata"), standard.language());
    }
}
