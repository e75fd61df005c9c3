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
        try (Laboratory laboratory = Laboratory.open(ENGINE_MEGABYTES)) {
            Plan plan = new Plan(options);
            warmUp(laboratory, plan);
            for (Plan.Section section : plan.sections()) {
                tables.printf("%n%s%n%n%s%n", section.title(), Report.of(measure(laboratory, section)));
            }
        }
    }

    /** The engine's JVM is slow at first, and the first scenario would pay for all. */
    private void warmUp(Laboratory laboratory, Plan plan) {
        Scenario ceiling = plan.sections().get(0).scenarios().get(0);
        measure(laboratory, ceiling, "warm-up");
    }

    private Results measure(Laboratory laboratory, Plan.Section section) {
        Results results = new Results();
        for (int round = 1; round <= options.rounds(); round++) {
            for (Scenario scenario : section.scenarios()) {
                if (laboratory.has(scenario.ledger())) {
                    results.add(scenario, measure(laboratory, scenario, "round " + round));
                }
            }
        }
        return results;
    }

    private Measurement measure(Laboratory laboratory, Scenario scenario, String when) {
        Measurement measurement =
                laboratory.measure(scenario, part(options.warmUp(), scenario), part(options.tasks(), scenario));
        progress.printf(Locale.ROOT, "%s: %s: %.0f tasks/s%n", when, scenario.name(), measurement.perSecond());
        return measurement;
    }

    private static int part(int tasks, Scenario scenario) {
        return (int) Math.ceil(tasks * scenario.share());
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
