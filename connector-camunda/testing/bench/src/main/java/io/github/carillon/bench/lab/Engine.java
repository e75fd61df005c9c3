package io.github.carillon.bench.lab;

import io.github.carillon.bench.child.Child;
import io.github.carillon.bench.child.Setup;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The engine's JVM, as the laboratory speaks to it. */
final class Engine implements AutoCloseable {

    private static final long MICROS_IN_A_MILLI = 1000;

    private final Child child;

    private Engine(Child child) {
        this.child = child;
    }

    static Engine start(Path folder, int heapMegabytes) {
        List<String> jvm = List.of("-Xmx" + heapMegabytes + "m", "-Xms" + heapMegabytes + "m");
        return new Engine(Child.start("engine", folder, jvm, new Setup(Map.of())));
    }

    URI rest() {
        return URI.create("http://127.0.0.1:" + child.ask("port") + "/engine-rest");
    }

    /** Empties the engine and deploys a model; there will be so many instances of it. */
    void reset(String model, int instances) {
        child.ask("reset", model, instances);
    }

    /** Has so many instances wait, numbered from 0. */
    void fill(int count) {
        child.ask("fill", 0, count);
        child.ask("analyze");
    }

    /**
     * Has instances come at a steady rate, numbered from 0; returns when the last has come. After the warm-up the
     * engine's database looks at its tables.
     */
    void arrive(int warmUp, int count, double perSecond) {
        child.ask("arrive", 0, warmUp, perSecond);
        child.ask("analyze");
        child.ask("arrive", warmUp, count, perSecond);
    }

    /** Waits for so many instances to be done, and answers when the last of them was: the engine's nano time. */
    long await(int count) {
        return Long.parseLong(child.ask("await", count));
    }

    int finished() {
        return Integer.parseInt(child.ask("finished"));
    }

    /** How long the instances from this number on took. */
    Latency latency(int from) {
        String[] micros = child.ask("times", from).split(" ", 2);
        return new Latency(
                Double.parseDouble(micros[0]) / MICROS_IN_A_MILLI, Double.parseDouble(micros[1]) / MICROS_IN_A_MILLI);
    }

    void startConnector(int port) {
        child.ask("connector", port);
    }

    void stopConnector() {
        child.ask("idle");
    }

    Duration cpu() {
        return child.cpu();
    }

    @Override
    public void close() {
        child.close();
    }
}
