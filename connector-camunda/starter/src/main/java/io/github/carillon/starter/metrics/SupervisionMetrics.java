package io.github.carillon.starter.metrics;

import io.github.carillon.core.alert.AlertFigures;
import io.github.carillon.core.database.DatabaseException;
import io.github.carillon.worker.supervision.Supervision;
import io.github.carillon.worker.supervision.SupervisionFigures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;

/**
 * Shows how supervision does: {@code carillon.supervision.lag} in seconds, {@code carillon.supervision.watching}, {@code
 * carillon.supervision.groups}, and {@code carillon.supervision.alerts} by state.
 */
public final class SupervisionMetrics implements MeterBinder {

    /** All are read by one request after the other. */
    private static final Duration KEPT = Duration.ofSeconds(2);

    private static final double MILLIS = 1_000;

    private final Supervision supervision;
    private final Clock clock;
    private SupervisionFigures known;
    private Instant read = Instant.MIN;

    /** Asks when it is asked. */
    public SupervisionMetrics(Supervision supervision, Clock clock) {
        this.supervision = supervision;
        this.clock = clock;
        this.known = new SupervisionFigures(false, Duration.ZERO, AlertFigures.NONE);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge("carillon.supervision.lag", figures -> figures.lag().toMillis() / MILLIS)
                .baseUnit("seconds")
                .register(registry);
        gauge("carillon.supervision.watching", figures -> figures.watches() ? 1 : 0)
                .register(registry);
        gauge("carillon.supervision.groups", figures -> figures.alerts().groups())
                .register(registry);
        gauge("carillon.supervision.alerts", figures -> figures.alerts().open())
                .tag("state", "open")
                .register(registry);
        gauge("carillon.supervision.alerts", figures -> figures.alerts().held())
                .tag("state", "held")
                .register(registry);
    }

    private Gauge.Builder<SupervisionMetrics> gauge(String name, ToDoubleFunction<SupervisionFigures> value) {
        return Gauge.builder(name, this, metrics -> value.applyAsDouble(metrics.figures()))
                .strongReference(true);
    }

    /** As they were, where the database gives no answer. */
    private synchronized SupervisionFigures figures() {
        Instant now = clock.instant();
        if (read.equals(Instant.MIN) || now.isAfter(read.plus(KEPT))) {
            try {
                known = supervision.figures();
            } catch (DatabaseException silent) {
                known = new SupervisionFigures(false, known.lag(), known.alerts());
            }
            read = now;
        }
        return known;
    }
}
