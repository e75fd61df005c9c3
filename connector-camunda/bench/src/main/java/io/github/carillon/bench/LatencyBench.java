package io.github.carillon.bench;

import io.github.carillon.bench.lab.Laboratory;
import io.github.carillon.bench.lab.Latency;
import io.github.carillon.bench.lab.Scenario;
import java.util.List;
import java.util.Locale;

/** How long an instance takes from its creation to its end while instances come steadily. */
final class LatencyBench {

    /** Of the rate that the same client reached when there was always something to do. */
    private static final double LOAD = 0.6;

    private final Laboratory laboratory;
    private final Options options;

    LatencyBench(Laboratory laboratory, Options options) {
        this.laboratory = laboratory;
        this.options = options;
    }

    Table run() {
        Table table = new Table("scenario", "tasks come, per second", "p50", "p99");
        for (Scenario scenario : List.of(Plan.PLAIN, Plan.MAIL_H2)) {
            int warmUp = options.warmUp(scenario);
            int tasks = options.tasks(scenario);
            double rate = LOAD * laboratory.measure(scenario, warmUp, tasks).perSecond();
            Latency latency = laboratory.latency(scenario, warmUp, tasks, rate);
            table.add(
                    scenario.name(),
                    format("%.0f", rate),
                    format("%.0f ms", latency.median()),
                    format("%.0f ms", latency.p99()));
        }
        return table;
    }

    private static String format(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
