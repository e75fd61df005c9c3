package io.github.carillon.bench;

import io.github.carillon.bench.lab.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the command line says.
 *
 * @param only the groups that are measured; empty for all
 * @param tasks how many tasks a fast scenario works off while it is measured
 * @param warmUp how many before that
 * @param rounds how often each scenario is measured
 * @param quick only what shows whether a change was one for the better
 * @param full also what takes very long
 * @param jvm further options for the JVMs of workers and clients
 */
record Options(Set<String> only, int tasks, int warmUp, int rounds, boolean quick, boolean full, List<String> jvm) {

    static final String HELP = """
            Carillon's benchmarks: a table of ratios from one run, everything on this machine and on loopback.

              --quick              ceiling, plain client and Carillon only, in some minutes
              --only=mail,sms      some of: %s
              --tasks=5000         how many tasks a fast scenario works off while it is measured
              --warm-up=2000       how many before that
              --rounds=3           how often each scenario is measured; the table shows medians
              --full               100,000 waiting tasks as well
              --jvm=-XX:+UseZGC    an option for the JVMs of workers and clients; may be repeated
              --help               this page""".formatted(String.join(", ", Plan.GROUPS));

    private static final int TASKS = 5000;
    private static final int WARM_UP = 2000;
    private static final int ROUNDS = 3;
    private static final int QUICK_TASKS = 3000;
    private static final int QUICK_WARM_UP = 1500;
    private static final int QUICK_ROUNDS = 2;

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException naming every mistake at once
     */
    static Options parse(String... arguments) {
        List<String> given = new ArrayList<>(Arrays.asList(arguments));
        boolean quick = given.remove("--quick");
        boolean full = given.remove("--full");
        Set<String> only = new TreeSet<>();
        int tasks = quick ? QUICK_TASKS : TASKS;
        int warmUp = quick ? QUICK_WARM_UP : WARM_UP;
        int rounds = quick ? QUICK_ROUNDS : ROUNDS;
        List<String> jvm = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        for (String argument : given) {
            String[] parts = argument.split("=", 2);
            String value = parts.length == 2 ? parts[1] : "";
            boolean number = value.matches("[1-9][0-9]{0,6}");
            if (parts[0].equals("--only") && Plan.GROUPS.containsAll(List.of(value.split(",")))) {
                only.addAll(List.of(value.split(",")));
            } else if (parts[0].equals("--tasks") && number) {
                tasks = Integer.parseInt(value);
            } else if (parts[0].equals("--warm-up") && number) {
                warmUp = Integer.parseInt(value);
            } else if (parts[0].equals("--rounds") && number) {
                rounds = Integer.parseInt(value);
            } else if (parts[0].equals("--jvm") && value.startsWith("-")) {
                jvm.add(value);
            } else {
                mistakes.add(argument + " is no option of the benchmarks; --help lists them.");
            }
        }
        if (!mistakes.isEmpty()) {
            throw new IllegalArgumentException(String.join(System.lineSeparator(), mistakes));
        }
        return new Options(only, tasks, warmUp, rounds, quick, full, List.copyOf(jvm));
    }

    /** How many tasks this scenario works off while it is measured. */
    int tasks(Scenario scenario) {
        return part(tasks, scenario);
    }

    /** How many tasks this scenario works off before. */
    int warmUp(Scenario scenario) {
        return part(warmUp, scenario);
    }

    private static int part(int count, Scenario scenario) {
        return (int) Math.ceil(count * scenario.share());
    }
}
