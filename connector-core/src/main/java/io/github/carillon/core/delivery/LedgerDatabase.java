package io.github.carillon.core.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The ledger's database as this worker sees it: runs work in transactions. Safe for use from any thread. */
final class LedgerDatabase {

    private final DataSource source;
    private final String owner;

    LedgerDatabase(DataSource source, String owner) {
        this.source = source;
        this.owner = owner;
    }

    /** This worker. */
    String owner() {
        return owner;
    }

    /**
     * Does the work, commits, and returns its result.
     *
     * @param uncertain told the result when the commit failed, so that nobody knows whether it holds
     */
    <T> T inTransaction(Work<T> work, Consumer<T> uncertain) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            T result = doOrRollBack(connection, work);
            try {
                connection.commit();
            } catch (SQLException noAnswer) {
                uncertain.accept(result);
                throw noAnswer;
            }
            return result;
        }
    }

    private static <T> T doOrRollBack(Connection connection, Work<T> work) throws SQLException {
        try {
            return work.on(connection);
        } catch (SQLException | RuntimeException broken) {
            rollBack(connection, broken);
            throw broken;
        }
    }

    /** A connection that is broken cannot even roll back, and what broke it is what matters. */
    private static void rollBack(Connection connection, Exception broken) {
        try {
            connection.rollback();
        } catch (SQLException further) {
            broken.addSuppressed(further);
        }
    }

    /** What is done in a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
