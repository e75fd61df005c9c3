package io.github.carillon.bench;

import io.github.carillon.bench.lab.Measurement;
import io.github.carillon.bench.lab.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The measurements of one section, by scenario, one for each round. */
final class Results {

    private final Map<Scenario, List<Measurement>> rounds = new LinkedHashMap<>();

    void add(Scenario scenario, Measurement measurement) {
        rounds.computeIfAbsent(scenario, first -> new ArrayList<>()).add(measurement);
    }

    List<Scenario> scenarios() {
        return List.copyOf(rounds.keySet());
    }

    /** The median over the rounds. */
    double median(Scenario scenario, ToDoubleFunction<Measurement> figure) {
        return median(of(scenario).stream().mapToDouble(figure).toArray());
    }

    /** The sum over the rounds. */
    int sum(Scenario scenario, ToDoubleFunction<Measurement> figure) {
        return (int) of(scenario).stream().mapToDouble(figure).sum();
    }

    /** The median over the rounds of how much more than another scenario of the same round; the machine drifts. */
    OptionalDouble ratio(Scenario scenario, Optional<Scenario> other, ToDoubleFunction<Measurement> figure) {
        List<Measurement> mine = of(scenario);
        List<Measurement> theirs = other.map(this::of).orElse(List.of());
        double[] ratios = IntStream.range(0, Math.min(mine.size(), theirs.size()))
                .mapToDouble(round -> figure.applyAsDouble(mine.get(round)) / figure.applyAsDouble(theirs.get(round)))
                .toArray();
        return ratios.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(median(ratios));
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private List<Measurement> of(Scenario scenario) {
        return rounds.getOrDefault(scenario, List.of());
    }
}
