package io.github.carillon.bench;

import io.github.carillon.bench.lab.Scenario;
import io.github.carillon.bench.lab.Scenario.ClientKind;
import io.github.carillon.bench.lab.Scenario.LedgerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is measured, in which order. The first scenario of a section is its ceiling. */
final class Plan {

    static final String MAIL = "mail";
    static final String SMS = "sms";

    /** What {@code --only} may name. */
    static final List<String> GROUPS =
            List.of("ceiling", "plain", "connector", MAIL, SMS, "pool", "latency", "workers", "backlog");

    /** What the documented client gets of the tasks, so that it takes about as long as the others. */
    private static final double SLOW = 0.4;

    private static final double SLOWER = 0.1;
    private static final double SLOWEST = 0.04;

    private static final Scenario CEILING = Scenario.of("the engine's ceiling", "bare", ClientKind.CEILING);
    private static final Scenario PLAIN =
            Scenario.of("plain client", MAIL, ClientKind.PLAIN).with(SLOW);
    private static final Scenario MAIL_H2 =
            Scenario.of("Carillon, mail, H2", MAIL, ClientKind.CARILLON).on(LedgerKind.H2);

    private final Options options;

    Plan(Options options) {
        this.options = options;
    }

    /**
     * Scenarios that are measured in turns.
     *
     * @param title above their table
     * @param scenarios the ceiling first
     */
    record Section(String title, List<Scenario> scenarios) {}

    List<Section> sections() {
        if (options.quick()) {
            return List.of(new Section("Quick", List.of(CEILING, PLAIN, MAIL_H2)));
        }
        return List.of(new Section("One worker", main()));
    }

    boolean includes(String group) {
        return options.only().isEmpty() || options.only().contains(group);
    }

    private List<Scenario> main() {
        List<Scenario> all = new ArrayList<>(List.of(CEILING));
        add(
                all,
                "ceiling",
                Scenario.of("ceiling, mail's inputs", MAIL, ClientKind.CEILING_WITH_INPUTS),
                Scenario.of("ceiling, mail's inputs and outputs", MAIL, ClientKind.CEILING_WITH_OUTPUTS));
        add(all, "plain", PLAIN, PLAIN.distant().with(SLOWEST));
        Scenario connector = Scenario.of("mail connector in the engine", "connector", ClientKind.CONNECTOR);
        add(all, "connector", connector, connector.distant().with(SLOWER));
        add(all, MAIL, carillon(MAIL));
        add(all, SMS, carillon(SMS));
        return all;
    }

    private static Scenario[] carillon(String model) {
        Scenario h2 = Scenario.of("Carillon, " + model + ", H2", model, ClientKind.CARILLON)
                .on(LedgerKind.H2);
        Scenario postgres = Scenario.of("Carillon, " + model + ", PostgreSQL", model, ClientKind.CARILLON)
                .on(LedgerKind.POSTGRESQL);
        return Stream.of(h2, h2.distant(), postgres, postgres.distant()).toArray(Scenario[]::new);
    }

    private void add(List<Scenario> all, String group, Scenario... scenarios) {
        if (includes(group)) {
            all.addAll(List.of(scenarios));
        }
    }
}
