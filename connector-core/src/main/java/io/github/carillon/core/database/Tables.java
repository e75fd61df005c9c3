package io.github.carillon.core.database;

import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Some of the tables: one statement alone, or several as one. Safe for use from any thread. Every method throws {@link
 * DatabaseException} when the database gives no answer.
 */
public final class Tables {

    private final Transactions transactions;
    private final String whose;

    /**
     * @param whose tables they are, as an error names them
     */
    public Tables(DataSource source, String whose) {
        this.transactions = new Transactions(source);
        this.whose = whose;
    }

    /** Runs what reads, or changes with a single statement. */
    public <T> T ask(Transactions.Work<T> work) {
        try {
            return transactions.single(work);
        } catch (SQLException silent) {
            throw noAnswer(silent);
        }
    }

    /** Runs statements that hold together or not at all. */
    public <T> T change(Transactions.Work<T> work) {
        try {
            return transactions.together(work);
        } catch (SQLException silent) {
            throw noAnswer(silent);
        }
    }

    private DatabaseException noAnswer(SQLException silent) {
        return new DatabaseException("the database of " + whose + " gave no answer", silent);
    }
}
