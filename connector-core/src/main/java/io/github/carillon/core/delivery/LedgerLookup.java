package io.github.carillon.core.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the ledger is asked beside claims: what became of a delivery, and whose a message is that was found. */
final class LedgerLookup {

    private final Connection connection;

    LedgerLookup(Connection connection) {
        this.connection = connection;
    }

    Optional<Outcome> accepted(DeliveryKey key) throws SQLException {
        String sql = "select message_id, status from delivery where activation = ? and id = ? and state = 'ACCEPTED'";
        try (PreparedStatement statement = prepare(sql, key.activation(), key.id());
                ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? Optional.of(new Outcome.Accepted(text(row.getString("message_id")), row.getString("status")))
                    : Optional.empty();
        }
    }

    boolean belongsToAnother(DeliveryKey key, String messageId) throws SQLException {
        String sql = "select 1 from delivery where engine = ? and channel = ? and message_id = ?"
                + " and (activation <> ? or id <> ?)";
        return exists(sql, key.engine(), key.channel(), messageId, key.activation(), key.id());
    }

    /** Of several that reach for one message one gets it. */
    boolean adopt(DeliveryKey key, String messageId) throws SQLException {
        String sql = "insert into adoption (engine, message_id, activation, delivery) values (?, ?, ?, ?)"
                + " on conflict do nothing";
        try (PreparedStatement statement = prepare(sql, key.engine(), messageId, key.activation(), key.id())) {
            return statement.executeUpdate() == 1 || isAdopted(key, messageId);
        }
    }

    private boolean isAdopted(DeliveryKey key, String messageId) throws SQLException {
        String sql = "select 1 from adoption where engine = ? and message_id = ? and activation = ? and delivery = ?";
        return exists(sql, key.engine(), messageId, key.activation(), key.id());
    }

    private boolean exists(String sql, String... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values);
                ResultSet rows = statement.executeQuery()) {
            return rows.next();
        }
    }

    private PreparedStatement prepare(String sql, String... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int index = 0; index < values.length; index++) {
            statement.setString(index + 1, values[index]);
        }
        return statement;
    }

    private static String text(@Nullable String stored) {
        return stored == null ? "" : stored;
    }
}
