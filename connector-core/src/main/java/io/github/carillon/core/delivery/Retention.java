package io.github.carillon.core.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Forgets what nobody will ask for again; one transaction's worth. A task's deliveries go together, when nothing became
 * of any of them for long enough and none is open. Open is one that is claimed, one whose outcome is unknown, and one
 * that waits for an operator: his retry brings the whole task again, and what was accepted of it must still be known
 * then, however late he is.
 */
final class Retention {

    /** Deletes few at a time, so that nobody waits for it. */
    static final int AT_ONCE = 500;

    private static final String DELETE =
            "delete from delivery where (activation, id) in (select old.activation, old.id from delivery old"
                    + " where old.created_at < ? and not exists (select 1 from delivery same"
                    + " where same.activation = old.activation and same.engine = old.engine"
                    + " and (same.updated_at >= ? or same.released or same.state in ('CLAIMED', 'UNKNOWN')))"
                    + " order by old.created_at limit " + AT_ONCE + ")";

    private final Connection connection;

    Retention(Connection connection) {
        this.connection = connection;
    }

    /** Deletes what was settled before that moment; returns how many rows. */
    int deleteBefore(Instant moment) throws SQLException {
        OffsetDateTime before = moment.atOffset(ZoneOffset.UTC);
        try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            statement.setObject(1, before);
            statement.setObject(2, before);
            return statement.executeUpdate();
        }
    }
}
