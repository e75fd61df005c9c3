package io.github.carillon.bench.lab;

import java.time.Duration;

/**
 * What is measured.
 *
 * @param name as the table has it
 * @param model the process, by its file's name
 * @param client what works the tasks off
 * @param ledger where Carillon's ledger lives
 * @param roundTrip how long the relay holds each reply back
 * @param connections how many a Carillon may open to the mail server
 * @param workers how many of the client there are, each a JVM
 * @param share of the tasks that a fast scenario gets, so that a slow one takes no longer
 * @param backlog how many tasks are still waiting when the measurement ends
 */
public record Scenario(
        String name,
        String model,
        ClientKind client,
        LedgerKind ledger,
        Duration roundTrip,
        int connections,
        int workers,
        double share,
        int backlog) {

    /** As the worker's configuration has it by default. */
    private static final int CONNECTIONS = 4;

    /** What works tasks off. */
    public enum ClientKind {
        /** Raw HTTP that sends nothing, completing with nothing. */
        CEILING("ceiling"),
        /** The same, fetching the task's variables. */
        CEILING_WITH_INPUTS("ceiling"),
        /** The same, fetching the task's variables and setting Carillon's outputs. */
        CEILING_WITH_OUTPUTS("ceiling"),
        /** The documented client with a mail in its handler. */
        PLAIN("plain"),
        /** The mail connector inside the engine. */
        CONNECTOR(""),
        /** Carillon. */
        CARILLON("carillon"),
        /** The same, with {@code worker.keep-outputs=false}. */
        CARILLON_KEEPING_LESS("carillon");

        private final String role;

        ClientKind(String role) {
            this.role = role;
        }

        /** What its JVMs play; empty where it has none of its own. */
        String role() {
            return role;
        }

        /** Whether every completed task must have had a message. */
        public boolean sends() {
            return this == PLAIN || this == CONNECTOR || this == CARILLON || this == CARILLON_KEEPING_LESS;
        }
    }

    /** Where Carillon's ledger lives. */
    public enum LedgerKind {
        /** There is none. */
        NONE,
        /** In a file of the embedded database. */
        H2,
        /** In a PostgreSQL on this machine. */
        POSTGRESQL
    }

    private static final Duration DISTANT = Duration.ofMillis(10);

    /** One client, a relay that answers at once, the usual connections, all tasks, none left waiting. */
    public static Scenario of(String name, String model, ClientKind client) {
        return new Scenario(name, model, client, LedgerKind.NONE, Duration.ZERO, CONNECTIONS, 1, 1, 0);
    }

    /** The topic of the model's task. */
    String topic() {
        return switch (model) {
            case "mail", "mail-properties" -> "send-notification";
            case "sms" -> "sendmessage";
            default -> "no-op";
        };
    }

    public Scenario named(String value) {
        return new Scenario(value, model, client, ledger, roundTrip, connections, workers, share, backlog);
    }

    public Scenario on(LedgerKind value) {
        return new Scenario(name, model, client, value, roundTrip, connections, workers, share, backlog);
    }

    /** The relay is ten milliseconds away. */
    public Scenario distant() {
        return new Scenario(name + ", 10 ms", model, client, ledger, DISTANT, connections, workers, share, backlog);
    }

    /** So many connections to the mail server. */
    public Scenario through(int count) {
        return new Scenario(
                name + ", " + count + " connections", model, client, ledger, roundTrip, count, workers, share, backlog);
    }

    public Scenario by(int count) {
        return new Scenario(name, model, client, ledger, roundTrip, connections, count, share, backlog);
    }

    public Scenario with(double part) {
        return new Scenario(name, model, client, ledger, roundTrip, connections, workers, part, backlog);
    }

    public Scenario leaving(int waiting) {
        return new Scenario(name, model, client, ledger, roundTrip, connections, workers, share, waiting);
    }
}
