package io.github.carillon.bench;

import io.github.carillon.bench.lab.Laboratory;
import io.github.carillon.bench.lab.Measurement;
import io.github.carillon.bench.lab.Scenario;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** One run of the command: all sections of the plan, and their tables. */
final class Session {

    private static final int ENGINE_MEGABYTES = 2048;
    private static final int FULL_ENGINE_MEGABYTES = 6144;
    private static final int WARM_UPS = 4;

    private final Options options;
    private final PrintStream tables;
    private final PrintStream progress;

    Session(Options options, PrintStream tables, PrintStream progress) {
        this.options = options;
        this.tables = tables;
        this.progress = progress;
    }

    void run() {
        tables.println(machine());
        int megabytes = options.full() ? FULL_ENGINE_MEGABYTES : ENGINE_MEGABYTES;
        try (Laboratory laboratory = Laboratory.open(megabytes, options.jvm())) {
            Plan plan = new Plan(options);
            if (plan.needsEngine()) {
                warmUp(laboratory);
            }
            for (Plan.Section section : plan.sections()) {
                print(section.title(), Report.of(measure(laboratory, section)));
            }
            if (plan.includes(Plan.POOL)) {
                print("SMTP alone", new PoolBench(laboratory, options.rounds()).run());
            }
            if (plan.includes(Plan.LATENCY)) {
                print("From creation to completion", new LatencyBench(laboratory, options).run());
            }
            if (plan.includes(Plan.INBOX)) {
                print("The inbox", new InboxBench(laboratory).run());
            }
        }
    }

    private void print(String title, Table table) {
        tables.printf("%n%s%n%n%s%n", title, table);
    }

    /** What is measured first would look worse than what comes last, if the engine were not warm. */
    private void warmUp(Laboratory laboratory) {
        for (int time = 1; time <= WARM_UPS; time++) {
            measure(laboratory, Plan.CEILING_WITH_OUTPUTS, "warm-up");
        }
    }

    /** In turns, so that a machine that slows down does so for all. */
    private Results measure(Laboratory laboratory, Plan.Section section) {
        Results results = new Results();
        for (int round = 1; round <= section.rounds(); round++) {
            for (Scenario scenario : section.scenarios()) {
                if (laboratory.has(scenario.ledger())) {
                    results.add(scenario, measure(laboratory, scenario, "round " + round));
                }
            }
        }
        return results;
    }

    private Measurement measure(Laboratory laboratory, Scenario scenario, String when) {
        Measurement measurement = laboratory.measure(scenario, options.warmUp(scenario), options.tasks(scenario));
        progress.printf(
                Locale.ROOT,
                "%s: %s: %.0f tasks/s, CPU ms for a task: engine %.2f, worker %.2f%n",
                when,
                scenario.name(),
                measurement.perSecond(),
                measurement.engineMillis(),
                measurement.workerMillis());
        return measurement;
    }

    private static String machine() {
        return String.format(
                Locale.ROOT,
                "%d cores, Java %s, load average at the start %.1f",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
