package io.github.carillon.app.metrics;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.worker.step.WorkerListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;

/**
 * Counts and times what the worker does: {@code carillon.deliveries} and {@code carillon.delivery.time} by topic,
 * connection and outcome, {@code carillon.tasks} and {@code carillon.task.time} by topic and answer. Tags hold names of
 * the configuration and words of ours, never anything of a message.
 */
public final class WorkerMetrics implements WorkerListener {

    private final MeterRegistry registry;

    public WorkerMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void delivered(String topic, String connection, Outcome outcome, Duration took) {
        Tags tags = Tags.of("topic", topic, "connection", connection, "outcome", word(outcome));
        registry.counter("carillon.deliveries", tags).increment();
        registry.timer("carillon.delivery.time", tags).record(took);
    }

    @Override
    public void answered(String topic, String answer, Duration took) {
        Tags tags = Tags.of("topic", topic, "answer", answer);
        registry.counter("carillon.tasks", tags).increment();
        registry.timer("carillon.task.time", tags).record(took);
    }

    private static String word(Outcome outcome) {
        return outcome.match(
                accepted -> "accepted",
                refused -> "refused",
                misconfigured -> "misconfigured",
                deferred -> "deferred",
                unknown -> "unknown");
    }
}
