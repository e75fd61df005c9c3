package io.github.carillon.bench.lab;

import io.github.carillon.bench.child.Child;
import io.github.carillon.bench.child.Setup;
import io.github.carillon.bench.lab.Scenario.ClientKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An engine that stays up, and everything else anew for each measurement. Whatever was started here ends with this
 * process. For one thread.
 */
public final class Laboratory implements AutoCloseable {

    /** As the README recommends for a worker. */
    private static final List<String> SMALL = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Path folder;
    private final int engineMegabytes;
    private final Ledgers ledgers;
    private final List<String> jvm;
    private @Nullable Engine engine;

    private Laboratory(Path folder, int engineMegabytes, Ledgers ledgers, List<String> jvm) {
        this.folder = folder;
        this.engineMegabytes = engineMegabytes;
        this.ledgers = ledgers;
        this.jvm = jvm;
    }

    /**
     * Starts a PostgreSQL where there is one. The engine starts when it is needed for the first time.
     *
     * @param engineMegabytes the engine's heap
     * @param jvm further options for the JVMs of workers and clients
     */
    public static Laboratory open(int engineMegabytes, List<String> jvm) {
        try {
            Path folder = Files.createTempDirectory("carillon-bench");
            Ledgers ledgers = Ledgers.start(folder);
            // also when it is interrupted; the children see for themselves that this process is gone
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                ledgers.close();
                TemporaryFolder.delete(folder);
            }));
            List<String> workerJvm = Stream.concat(SMALL.stream(), jvm.stream()).toList();
            return new Laboratory(folder, engineMegabytes, ledgers, workerJvm);
        } catch (IOException full) {
            throw new UncheckedIOException("there is no room for temporary files", full);
        }
    }

    /** Whether a ledger of this kind can be had here. */
    public boolean has(Scenario.LedgerKind kind) {
        return ledgers.has(kind);
    }

    /**
     * Has instances wait, and measures how they are worked off.
     *
     * @param warmUp how many are worked off before the clocks are read for the first time
     * @param tasks how many are measured
     */
    public Measurement measure(Scenario scenario, int warmUp, int tasks) {
        int all = warmUp + tasks + scenario.backlog();
        engine().reset(scenario.model(), all);
        engine().fill(all);
        try (Relay relay = Relay.start(scenario.roundTrip());
                Crew crew = crew(scenario, relay)) {
            start(scenario, crew, relay);
            Reading before = read(engine().await(warmUp), crew);
            Reading after = read(engine().await(warmUp + tasks), crew);
            long heap = crew.heap();
            long peak = crew.peak();
            stop(scenario, crew);
            return measurement(scenario, before, after, tasks, peak, heap, relay.arrivals());
        } catch (IOException taken) {
            throw new UncheckedIOException("the relay cannot listen on 127.0.0.1", taken);
        }
    }

    /**
     * Has instances come at a steady rate, and measures how long each takes.
     *
     * @param warmUp how many come before those that count
     */
    public Latency latency(Scenario scenario, int warmUp, int tasks, double perSecond) {
        engine().reset(scenario.model(), warmUp + tasks);
        try (Relay relay = Relay.start(scenario.roundTrip());
                Crew crew = crew(scenario, relay)) {
            start(scenario, crew, relay);
            engine().arrive(warmUp, tasks, perSecond);
            engine().await(warmUp + tasks);
            stop(scenario, crew);
            return engine().latency(warmUp);
        } catch (IOException taken) {
            throw new UncheckedIOException("the relay cannot listen on 127.0.0.1", taken);
        }
    }

    /**
     * Sends mails without engine and ledger, first by connections kept by hand, then by the SMTP channel.
     *
     * @param roundTrip how long the relay holds each reply back
     */
    public List<PoolRatio> pool(Duration roundTrip, int warmUp, int mails, int rounds) {
        try (Relay relay = Relay.start(roundTrip);
                Child child = Child.start("pool", folder, jvm, relay.tell(new Setup(Map.of())))) {
            child.ask("kept", warmUp);
            child.ask("pool", warmUp);
            return IntStream.range(0, rounds)
                    .mapToObj(round -> new PoolRatio(
                            Double.parseDouble(child.ask("kept", mails)), Double.parseDouble(child.ask("pool", mails))))
                    .toList();
        } catch (IOException taken) {
            throw new UncheckedIOException("the relay cannot listen on 127.0.0.1", taken);
        }
    }

    /**
     * Fills inboxes of these sizes.
     *
     * @param kind where they are
     */
    public Inboxes inboxes(Scenario.LedgerKind kind, List<Integer> sizes) {
        return Inboxes.fill(Child.start("inbox", folder, jvm, new Setup(Map.of("ledger", ledgers.open(kind)))), sizes);
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.close();
        }
    }

    private Engine engine() {
        if (engine == null) {
            engine = Engine.start(folder, engineMegabytes);
        }
        return engine;
    }

    private Crew crew(Scenario scenario, Relay relay) {
        String role = scenario.client().role();
        if (role.isEmpty()) {
            return new Crew(List.of());
        }
        Setup setup = relay.tell(new Setup(Map.of()))
                .with("engine", engine().rest())
                .with("topic", scenario.topic())
                .with("variables", scenario.client() != ClientKind.CEILING)
                .with("outputs", scenario.client() == ClientKind.CEILING_WITH_OUTPUTS)
                .with("keep", scenario.client() != ClientKind.CARILLON_KEEPING_LESS)
                .with("connections", scenario.connections())
                .with("ledger", ledgers.open(scenario.ledger()));
        return new Crew(IntStream.range(0, scenario.workers())
                .mapToObj(worker -> Child.start(role, folder, jvm, setup))
                .toList());
    }

    private void start(Scenario scenario, Crew crew, Relay relay) {
        crew.start();
        if (scenario.client() == ClientKind.CONNECTOR) {
            engine().startConnector(relay.smtpPort());
        }
    }

    private void stop(Scenario scenario, Crew crew) {
        crew.stop();
        if (scenario.client() == ClientKind.CONNECTOR) {
            engine().stopConnector();
        }
    }

    private Reading read(long nanoTime, Crew crew) {
        return new Reading(
                nanoTime,
                engine().cpu(),
                crew.cpu(),
                ledgers.cpu()
                        .plus(ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO)));
    }

    private Measurement measurement(
            Scenario scenario, Reading before, Reading after, int tasks, long peak, long heap, Relay.Arrivals arrived) {
        int lost = scenario.client().sends() ? Math.max(0, engine().finished() - arrived.tasks()) : 0;
        return new Measurement(
                tasks,
                after.perSecond(before, tasks),
                after.engineMillis(before, tasks),
                after.workerMillis(before, tasks),
                after.restMillis(before, tasks),
                peak,
                heap,
                arrived.tasks(),
                arrived.doubled(),
                lost);
    }
}
