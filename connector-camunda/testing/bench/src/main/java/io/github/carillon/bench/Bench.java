package io.github.carillon.bench;

import io.github.carillon.bench.child.Console;
import io.github.carillon.bench.client.CarillonClient;
import io.github.carillon.bench.client.CeilingClient;
import io.github.carillon.bench.client.InboxRole;
import io.github.carillon.bench.client.PlainClient;
import io.github.carillon.bench.client.PoolRole;
import io.github.carillon.bench.engine.EngineRole;
import java.util.List;

/**
 * The benchmark command, and each of the processes that it starts: the same program with a role for its first argument.
 */
public final class Bench {

    private Bench() {}

    /** Measures and prints; {@code --help} says what. */
    public static void main(String... arguments) {
        List<String> words = List.of(arguments);
        String first = words.isEmpty() ? "" : words.get(0);
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        switch (first) {
            case "engine" -> Console.serve(rest, EngineRole::open);
            case "ceiling" -> Console.serve(rest, CeilingClient::new);
            case "plain" -> Console.serve(rest, PlainClient::new);
            case "carillon" -> Console.serve(rest, CarillonClient::new);
            case "pool" -> Console.serve(rest, PoolRole::new);
            case "inbox" -> Console.serve(rest, InboxRole::new);
            case "--help" -> System.out.println(Options.HELP);
            default -> measure(arguments);
        }
    }

    private static void measure(String... arguments) {
        try {
            new Session(Options.parse(arguments), System.out, System.err).run();
        } catch (IllegalArgumentException mistake) {
            System.err.println(mistake.getMessage());
            System.exit(1);
        }
    }
}
