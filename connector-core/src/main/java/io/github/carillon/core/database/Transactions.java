package io.github.carillon.core.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Runs statements: one alone, or several as one. Safe for use from any thread. Every method throws {@link SQLException}
 * when the database gives no answer, or not the one that was hoped for.
 */
public final class Transactions {

    private final DataSource source;

    public Transactions(DataSource source) {
        this.source = source;
    }

    /** Runs what reads, or changes with a single statement. */
    public <T> T single(Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return work.on(new Statements(connection));
        }
    }

    /** Runs statements that hold together or not at all. */
    public <T> T together(Work<T> work) throws SQLException {
        return together(work, Connection::commit, uncertain -> {});
    }

    /**
     * Runs statements that hold together or not at all, and that not even a power cut takes back.
     *
     * @param uncertain told the result when the commit failed, so that nobody knows whether it holds
     */
    public <T> T durably(Work<T> work, Consumer<T> uncertain) throws SQLException {
        return together(work, DurableCommit::commit, uncertain);
    }

    private <T> T together(Work<T> work, Commit commit, Consumer<T> uncertain) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            T result = doOrRollBack(connection, work);
            try {
                commit.of(connection);
            } catch (SQLException noAnswer) {
                uncertain.accept(result);
                throw noAnswer;
            }
            return result;
        }
    }

    private static <T> T doOrRollBack(Connection connection, Work<T> work) throws SQLException {
        try {
            return work.on(new Statements(connection));
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

    /** What is done on a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Statements statements) throws SQLException;
    }

    @FunctionalInterface
    private interface Commit {
        void of(Connection connection) throws SQLException;
    }
}
