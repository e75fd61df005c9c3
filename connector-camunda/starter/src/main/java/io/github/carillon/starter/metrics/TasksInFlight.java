package io.github.carillon.starter.metrics;

import io.github.carillon.worker.CarillonWorker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Collection;

/**
 * Shows how busy the worker is: {@code carillon.tasks.inflight}, fetched and not yet answered, and of these {@code
 * carillon.connection.tasks}, those that are worked on or wait for that, by connection.
 *
 * @param connections their names
 */
public record TasksInFlight(CarillonWorker worker, Collection<String> connections) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("carillon.tasks.inflight", worker, CarillonWorker::inFlight)
                .register(registry);
        for (String connection : connections) {
            Gauge.builder("carillon.connection.tasks", worker, busy -> busy.inFlight(connection))
                    .tag("connection", connection)
                    .register(registry);
        }
    }
}
