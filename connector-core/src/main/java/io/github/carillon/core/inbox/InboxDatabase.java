package io.github.carillon.core.inbox;

import io.github.carillon.core.database.DatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The database of the inboxes: one statement alone, or several as one. Safe for use from any thread. */
final class InboxDatabase {

    private final DataSource source;

    InboxDatabase(DataSource source) {
        this.source = source;
    }

    /** Runs what reads, or changes with a single statement. */
    <T> T ask(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            return work.on(new Statements(connection));
        } catch (SQLException silent) {
            throw noAnswer(silent);
        }
    }

    /** Runs statements that hold together or not at all. */
    <T> T change(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            T result = doOrRollBack(connection, work);
            connection.commit();
            return result;
        } catch (SQLException silent) {
            throw noAnswer(silent);
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

    private static DatabaseException noAnswer(SQLException silent) {
        return new DatabaseException("the inbox's database gave no answer", silent);
    }

    /** What is done on a connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Statements statements) throws SQLException;
    }
}
