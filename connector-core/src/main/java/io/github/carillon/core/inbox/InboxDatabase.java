package io.github.carillon.core.inbox;

import io.github.carillon.core.database.DatabaseException;
import io.github.carillon.core.database.Transactions;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The database of the inboxes: one statement alone, or several as one. Safe for use from any thread. */
final class InboxDatabase {

    private final Transactions transactions;

    InboxDatabase(DataSource source) {
        this.transactions = new Transactions(source);
    }

    /** Runs what reads, or changes with a single statement. */
    <T> T ask(Transactions.Work<T> work) {
        try {
            return transactions.single(work);
        } catch (SQLException silent) {
            throw noAnswer(silent);
        }
    }

    /** Runs statements that hold together or not at all. */
    <T> T change(Transactions.Work<T> work) {
        try {
            return transactions.together(work);
        } catch (SQLException silent) {
            throw noAnswer(silent);
        }
    }

    private static DatabaseException noAnswer(SQLException silent) {
        return new DatabaseException("the inbox's database gave no answer", silent);
    }
}
