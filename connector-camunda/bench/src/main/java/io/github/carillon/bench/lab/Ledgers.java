package io.github.carillon.bench.lab;

import io.github.carillon.bench.lab.Scenario.LedgerKind;
import java.nio.file.Path;

/** An empty ledger for each measurement. */
final class Ledgers implements AutoCloseable {

    private final Path folder;
    private int opened;

    Ledgers(Path folder) {
        this.folder = folder;
    }

    boolean has(LedgerKind kind) {
        return kind != LedgerKind.POSTGRESQL;
    }

    /** The JDBC URL of a new one. */
    String open(LedgerKind kind) {
        opened++;
        return switch (kind) {
            case NONE -> "";
            case H2, POSTGRESQL -> "jdbc:h2:file:" + folder.resolve("ledger" + opened);
        };
    }

    @Override
    public void close() {
        // a file goes with its folder
    }
}
