package io.github.carillon.bench;

import io.github.carillon.bench.lab.Laboratory;
import io.github.carillon.bench.lab.Latency;
import io.github.carillon.bench.lab.Scenario;
import java.util.Locale;

/** How long an instance takes from its creation to its end while instances come steadily, for each as many. */
final class LatencyBench {

    /** Of the rate that the plain client reached when there was always something to do. */
    private static final double LOAD = 0.6;

    private final Laboratory laboratory;
    private final Options options;

    LatencyBench(Laboratory laboratory, Options options) {
        this.laboratory = laboratory;
        this.options = options;
    }

    Table run() {
        int warmUp = options.warmUp(Plan.PLAIN);
        int tasks = options.tasks(Plan.PLAIN);
        double rate = LOAD * laboratory.measure(Plan.PLAIN, warmUp, tasks).perSecond();
        Table table = new Table("scenario", "tasks come, per second", "p50", "p99");
        row(table, Plan.PLAIN, rate);
        row(table, Plan.MAIL_H2, rate);
        return table;
    }

    private void row(Table table, Scenario scenario, double rate) {
        Latency latency = laboratory.latency(scenario, options.warmUp(Plan.PLAIN), options.tasks(Plan.PLAIN), rate);
        table.add(
                scenario.name(),
                format("%.0f", rate),
                format("%.0f ms", latency.median()),
                format("%.0f ms", latency.p99()));
    }

    private static String format(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
