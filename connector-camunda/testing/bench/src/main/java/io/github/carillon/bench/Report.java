package io.github.carillon.bench;

import io.github.carillon.bench.lab.Measurement;
import io.github.carillon.bench.lab.Scenario;
import io.github.carillon.bench.lab.Scenario.ClientKind;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** A section's table. */
final class Report {

    private Report() {}

    static Table of(Results results) {
        Table table = new Table(
                "scenario",
                "tasks/s",
                "of the ceiling",
                "by CPU",
                "× plain",
                "CPU engine",
                "CPU worker",
                "CPU rest",
                "memory",
                "heap",
                "sent / doubled / lost");
        results.scenarios().forEach(scenario -> row(table, results, scenario));
        return table;
    }

    private static void row(Table table, Results results, Scenario scenario) {
        Optional<Scenario> ceiling = results.scenarios().stream().findFirst();
        table.add(
                scenario.name(),
                number("%.0f", results.median(scenario, Measurement::perSecond)),
                ratio(results.ratio(scenario, ceiling, Measurement::perSecond)),
                ratio(results.ratio(scenario, ceiling, one -> 1 / one.allMillis())),
                ratio(results.ratio(scenario, plain(results, scenario), Measurement::perSecond)),
                number("%.2f", results.median(scenario, Measurement::engineMillis)),
                number("%.2f", results.median(scenario, Measurement::workerMillis)),
                number("%.2f", results.median(scenario, Measurement::restMillis)),
                megabytes(results.median(scenario, Measurement::peakMegabytes)),
                megabytes(results.median(scenario, Measurement::heapMegabytes)),
                counts(results, scenario));
    }

    /** The documented client with the same model, or mail's for the connector, at the same distance from its relay. */
    private static Optional<Scenario> plain(Results results, Scenario scenario) {
        String model = scenario.client() == ClientKind.CONNECTOR ? Plan.MAIL : scenario.model();
        return results.scenarios().stream()
                .filter(other -> other.client() == ClientKind.PLAIN)
                .filter(other -> other.roundTrip().equals(scenario.roundTrip()))
                .filter(other ->
                        other.model().equals(model) && scenario.client().sends())
                .findFirst();
    }

    private static String counts(Results results, Scenario scenario) {
        return scenario.client().sends()
                ? results.sum(scenario, Measurement::sent)
                        + " / "
                        + results.sum(scenario, Measurement::doubled)
                        + " / "
                        + results.sum(scenario, Measurement::lost)
                : "";
    }

    private static String ratio(OptionalDouble value) {
        return value.isPresent() ? number("%.2f", value.getAsDouble()) : "";
    }

    private static String megabytes(double value) {
        return value == 0 ? "" : number("%.0f MB", value);
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
