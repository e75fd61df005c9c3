package io.github.carillon.starter.metrics;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.starter.connection.ConnectionListener;
import io.github.carillon.steps.result.WorkerListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts and times what the worker does: {@code carillon.deliveries} and {@code carillon.delivery.time} by topic,
 * connection and outcome, {@code carillon.tasks} and {@code carillon.task.time} by topic and answer, {@code
 * carillon.failovers} from one connection to another, {@code carillon.breaker.openings} and, for the connections that
 * ever stopped working, {@code carillon.breaker.open} (1 while one is left alone, else 0) by connection. Tags hold names
 * of the configuration and words of ours, never anything of a message.
 */
public final class WorkerMetrics implements WorkerListener, ConnectionListener {

    private final MeterRegistry registry;
    private final Map<String, AtomicInteger> open = new ConcurrentHashMap<>();

    public WorkerMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void delivered(String topic, String connection, Outcome outcome, Duration took) {
        Tags tags = Tags.of("topic", topic, "connection", connection, "outcome", outcome.word());
        registry.counter("carillon.deliveries", tags).increment();
        registry.timer("carillon.delivery.time", tags).record(took);
    }

    @Override
    public void answered(String topic, String answer, Duration took) {
        Tags tags = Tags.of("topic", topic, "answer", answer);
        registry.counter("carillon.tasks", tags).increment();
        registry.timer("carillon.task.time", tags).record(took);
    }

    @Override
    public void failedOver(String from, String to) {
        registry.counter("carillon.failovers", Tags.of("from", from, "to", to)).increment();
    }

    @Override
    public void opened(String connection, Outcome cause) {
        registry.counter("carillon.breaker.openings", Tags.of("connection", connection))
                .increment();
        open(connection).set(1);
    }

    @Override
    public void closed(String connection) {
        open(connection).set(0);
    }

    /** The registry keeps a gauge's number only as long as somebody else does. */
    private AtomicInteger open(String connection) {
        return open.computeIfAbsent(
                connection,
                name -> registry.gauge("carillon.breaker.open", Tags.of("connection", name), new AtomicInteger()));
    }
}
