package io.github.carillon.bench;

import io.github.carillon.bench.lab.Scenario;
import io.github.carillon.bench.lab.Scenario.ClientKind;
import io.github.carillon.bench.lab.Scenario.LedgerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What is measured, in which order. The first scenario of a section is its ceiling. */
final class Plan {

    static final String MAIL = "mail";
    static final String PROPERTIES = "properties";
    static final String SMS = "sms";
    static final String POOL = "pool";
    static final String LATENCY = "latency";
    static final String INBOX = "inbox";

    /** What {@code --only} may name. */
    static final List<String> GROUPS =
            List.of("ceiling", "plain", "connector", MAIL, PROPERTIES, SMS, POOL, LATENCY, INBOX, "workers", "backlog");

    /** What the documented client gets of the tasks, so that it takes about as long as the others. */
    private static final double SLOW = 0.4;

    private static final double SLOWER = 0.1;
    private static final double SLOWEST = 0.04;
    private static final int MANY_CONNECTIONS = 8;

    static final Scenario CEILING = Scenario.of("the engine's ceiling", "bare", ClientKind.CEILING);
    private static final Scenario CEILING_WITH_INPUTS =
            Scenario.of("ceiling, mail's inputs", MAIL, ClientKind.CEILING_WITH_INPUTS);
    static final Scenario CEILING_WITH_OUTPUTS =
            Scenario.of("ceiling, mail's inputs and outputs", MAIL, ClientKind.CEILING_WITH_OUTPUTS);
    static final Scenario PLAIN =
            Scenario.of("plain client", MAIL, ClientKind.PLAIN).with(SLOW);
    static final Scenario MAIL_H2 =
            Scenario.of("Carillon, mail, H2", MAIL, ClientKind.CARILLON).on(LedgerKind.H2);

    static final Scenario MAIL_KEEPING_LESS = Scenario.of(
                    "Carillon, mail, H2, fewer outputs kept", MAIL, ClientKind.CARILLON_KEEPING_LESS)
            .on(LedgerKind.H2);

    private static final String FIXED = "mail-properties";

    private static final List<Integer> WORKERS = List.of(1, 2, 4);
    private static final List<Integer> BACKLOGS = List.of(1_000, 10_000);
    private static final int DEEP_BACKLOG = 100_000;

    private final Options options;

    Plan(Options options) {
        this.options = options;
    }

    /**
     * Scenarios that are measured in turns.
     *
     * @param title above their table
     * @param scenarios the ceiling first
     * @param rounds how often each is measured
     */
    record Section(String title, List<Scenario> scenarios, int rounds) {}

    List<Section> sections() {
        if (options.quick()) {
            return List.of(section("Quick", List.of(CEILING, PLAIN, MAIL_H2, MAIL_KEEPING_LESS)));
        }
        List<Section> sections = new ArrayList<>();
        List<Scenario> main = main();
        if (main.size() > 1) {
            sections.add(section("One worker", main));
        }
        if (includes("workers")) {
            sections.add(section("Several workers, one ledger", workers()));
        }
        if (includes("backlog")) {
            BACKLOGS.forEach(waiting -> sections.add(backlog(waiting, options.rounds())));
            if (options.full()) {
                sections.add(backlog(DEEP_BACKLOG, 1));
            }
        }
        return sections;
    }

    /** Whether anything is measured for which there has to be an engine. */
    boolean needsEngine() {
        return includes(LATENCY) || !sections().isEmpty();
    }

    /** Whether the command line asks for this group. */
    boolean includes(String group) {
        return !options.quick() && (options.only().isEmpty() || options.only().contains(group));
    }

    private Section section(String title, List<Scenario> scenarios) {
        return new Section(title, scenarios, options.rounds());
    }

    private static List<Scenario> workers() {
        Scenario shared = Scenario.of("Carillon, mail, PostgreSQL", MAIL, ClientKind.CARILLON)
                .on(LedgerKind.POSTGRESQL);
        List<Scenario> all = new ArrayList<>(List.of(CEILING));
        WORKERS.forEach(count -> all.add(shared.by(count).named("Carillon, workers: " + count)));
        return all;
    }

    private static Section backlog(int waiting, int rounds) {
        List<Scenario> both = Stream.of(CEILING_WITH_INPUTS, MAIL_H2)
                .map(scenario -> scenario.with(SLOW).leaving(waiting))
                .toList();
        return new Section(String.format(Locale.ROOT, "%,d more tasks waiting", waiting), both, rounds);
    }

    private List<Scenario> main() {
        List<Scenario> all = new ArrayList<>(List.of(CEILING));
        add(all, "ceiling", CEILING_WITH_INPUTS, CEILING_WITH_OUTPUTS);
        add(all, "plain", PLAIN, PLAIN.distant().with(SLOWEST));
        Scenario connector = Scenario.of("mail connector in the engine", "connector", ClientKind.CONNECTOR);
        add(all, "connector", connector, connector.distant().with(SLOWER));
        add(all, MAIL, MAIL_KEEPING_LESS, MAIL_KEEPING_LESS.distant());
        add(all, MAIL, carillon(MAIL));
        add(all, MAIL, MAIL_H2.distant().through(MANY_CONNECTIONS));
        add(all, PROPERTIES, properties());
        add(all, SMS, carillon(SMS));
        return all;
    }

    /** The least that a mail costs the engine: what is the same for each is no variable, and few outputs are kept. */
    private static Scenario[] properties() {
        Scenario ceiling = Scenario.of("ceiling, fixed inputs as properties", FIXED, ClientKind.CEILING_WITH_INPUTS);
        Scenario plain = Scenario.of("plain client, fixed inputs as properties", FIXED, ClientKind.PLAIN);
        Scenario mail = Scenario.of("Carillon, fixed inputs as properties", FIXED, ClientKind.CARILLON_KEEPING_LESS);
        return new Scenario[] {
            ceiling,
            plain.with(SLOW),
            mail.on(LedgerKind.H2).named(mail.name() + ", H2"),
            mail.on(LedgerKind.POSTGRESQL).named(mail.name() + ", PostgreSQL")
        };
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
