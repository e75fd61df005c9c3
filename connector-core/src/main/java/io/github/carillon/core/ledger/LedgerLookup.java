package io.github.carillon.core.ledger;

import io.github.carillon.core.database.Statements;
import io.github.carillon.core.delivery.DeliveryKey;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the ledger is asked beside claims: what became of a delivery, and whose a message is that was found. */
final class LedgerLookup {

    private final Statements statements;

    LedgerLookup(Statements statements) {
        this.statements = statements;
    }

    Optional<Entry> find(DeliveryKey key) throws SQLException {
        return statements.first(
                "select " + LedgerStatements.ENTRY + " from delivery where activation = ? and id = ?",
                LedgerStatements::entry,
                List.of(key.activation(), key.id()));
    }

    Map<String, Instant> lastClaimed(String engine, Collection<String> activations) throws SQLException {
        String sql = "select activation, max(created_at) as last from delivery"
                + " where activation = any(?) and engine = ? group by activation";
        return statements
                .query(
                        sql,
                        row -> Map.entry(
                                row.getString("activation"), Objects.requireNonNull(Statements.instant(row, "last"))),
                        List.of(statements.array(activations.stream()), engine))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
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
}
