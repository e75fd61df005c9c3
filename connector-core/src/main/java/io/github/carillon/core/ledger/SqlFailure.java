package io.github.carillon.core.ledger;

import java.sql.SQLException;

/** Tells by the SQL state what a database's refusal is about. */
final class SqlFailure {

    /** SQL:2023's classes for a value that does not fit, and for a constraint. */
    private static final String DATA = "22";

    private static final String CONSTRAINT = "23";

    /** A row that somebody else keeps: PostgreSQL's lock_not_available, and H2's word for it. */
    private static final String LOCKED = "55P03";

    private static final String LOCKED_IN_H2 = "HYT00";

    private SqlFailure() {}

    /** Whether it is about one row, so that others may be written. */
    static boolean concernsOneRow(Throwable failure) {
        String state = state(failure);
        return concernsContent(failure) || state.equals(LOCKED) || state.equals(LOCKED_IN_H2);
    }

    /** Whether it is about what was to be written, so that it would fail for ever. */
    static boolean concernsContent(Throwable failure) {
        String state = state(failure);
        return state.startsWith(DATA) || state.startsWith(CONSTRAINT);
    }

    private static String state(Throwable failure) {
        return failure instanceof SQLException refused && refused.getSQLState() != null ? refused.getSQLState() : "";
    }
}
