package io.github.carillon.core.ledger;

import io.github.carillon.core.database.Transactions;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The ledger's database as this worker sees it: runs work in transactions. Safe for use from any thread. */
final class LedgerDatabase {

    private final Transactions transactions;
    private final String owner;

    LedgerDatabase(DataSource source, String owner) {
        this.transactions = new Transactions(source);
        this.owner = owner;
    }

    /** This worker. */
    String owner() {
        return owner;
    }

    /** Does the work, commits, and returns its result. */
    <T> T inTransaction(Transactions.Work<T> work) throws SQLException {
        return transactions.together(work);
    }

    /**
     * Does the work, commits, and returns its result once that is on the disk.
     *
     * @param uncertain told the result when the commit failed, so that nobody knows whether it holds
     */
    <T> T durably(Transactions.Work<T> work, Consumer<T> uncertain) throws SQLException {
        return transactions.durably(work, uncertain);
    }
}
