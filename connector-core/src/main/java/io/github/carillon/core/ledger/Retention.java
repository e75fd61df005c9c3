package io.github.carillon.core.ledger;

import io.github.carillon.core.database.Statements;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Forgets what nobody will ask for again; one transaction's worth. A task's deliveries go together, when nothing became
 * of any of them for long enough and none is open. Open is one that is claimed, one whose outcome is unknown, and one
 * that waits for an operator: their retry brings the whole task again, and what was accepted of it must still be known
 * then, however late they are.
 */
final class Retention {

    /** Deletes few at a time, so that nobody waits for it. */
    static final int AT_ONCE = 500;

    private static final String DELETE =
            "delete from delivery where (activation, id) in (select old.activation, old.id from delivery old"
                    + " where old.created_at < ? and not exists (select 1 from delivery same"
                    + " where same.activation = old.activation and same.engine = old.engine"
                    + " and (same.updated_at >= ? or same.released"
                    + " or same.state in ('CLAIMED', 'UNKNOWN')"
                    + " or (same.in_doubt and same.state = 'DEFERRED')))"
                    + " order by old.created_at limit " + AT_ONCE + ")";

    private final Statements statements;

    Retention(Statements statements) {
        this.statements = statements;
    }

    /** Deletes what was settled before that moment; returns how many rows. */
    int deleteBefore(Instant moment) throws SQLException {
        return statements.update(DELETE, List.of(moment, moment));
    }
}
