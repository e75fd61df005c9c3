package io.github.carillon.bench.lab;

import io.github.carillon.bench.lab.Scenario.LedgerKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** An empty ledger for each measurement. */
final class Ledgers implements AutoCloseable {

    private final Path folder;
    private final Optional<Postgres> postgres;
    private int opened;

    private Ledgers(Path folder, Optional<Postgres> postgres) {
        this.folder = folder;
        this.postgres = postgres;
    }

    /** With a PostgreSQL if one can be started here. */
    static Ledgers start(Path folder) {
        try {
            return new Ledgers(folder, Optional.of(Postgres.start(folder)));
        } catch (IOException | RuntimeException impossible) {
            System.err.println("no PostgreSQL here, so its rows are left out: " + impossible.getMessage());
            return new Ledgers(folder, Optional.empty());
        }
    }

    boolean has(LedgerKind kind) {
        return kind != LedgerKind.POSTGRESQL || postgres.isPresent();
    }

    /** The JDBC URL of a new one. */
    String open(LedgerKind kind) {
        String name = "ledger" + ++opened;
        return switch (kind) {
            case NONE -> "";
            case H2 -> "jdbc:h2:file:" + folder.resolve(name);
            case POSTGRESQL -> postgres.orElseThrow().create(name);
        };
    }

    /** Processor time of the database server. */
    Duration cpu() {
        return postgres.map(Postgres::cpu).orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        postgres.ifPresent(Postgres::close);
    }
}
