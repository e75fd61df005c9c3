package io.github.carillon.core.delivery;

import io.github.carillon.core.database.Statements;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the ledger is asked beside claims: what became of a delivery, and whose a message is that was found. */
final class LedgerLookup {

    private final Statements statements;

    LedgerLookup(Statements statements) {
        this.statements = statements;
    }

    Optional<Outcome> accepted(DeliveryKey key) throws SQLException {
        String sql = "select message_id, status from delivery where activation = ? and id = ? and state = 'ACCEPTED'";
        return statements.first(
                sql,
                row -> new Outcome.Accepted(text(row.getString("message_id")), row.getString("status")),
                List.of(key.activation(), key.id()));
    }

    boolean belongsToAnother(DeliveryKey key, String messageId) throws SQLException {
        String sql =
                "select 1 from adoption where engine = ? and message_id = ? and (activation <> ? or delivery <> ?)";
        return exists(sql, List.of(key.engine(), messageId, key.activation(), key.id()));
    }

    /** Of several that reach for one message one gets it. */
    boolean adopt(DeliveryKey key, String messageId) throws SQLException {
        List<String> values = List.of(key.engine(), messageId, key.activation(), key.id());
        String sql = "insert into adoption (engine, message_id, activation, delivery) values (?, ?, ?, ?)"
                + " on conflict do nothing";
        return statements.update(sql, values) == 1 || isAdopted(values);
    }

    private boolean isAdopted(List<String> values) throws SQLException {
        String sql = "select 1 from adoption where engine = ? and message_id = ? and activation = ? and delivery = ?";
        return exists(sql, values);
    }

    private boolean exists(String sql, List<String> values) throws SQLException {
        return statements.first(sql, row -> true, values).isPresent();
    }

    private static String text(@Nullable String stored) {
        return stored == null ? "" : stored;
    }
}
