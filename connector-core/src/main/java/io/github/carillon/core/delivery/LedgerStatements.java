package io.github.carillon.core.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ledger's SQL, for PostgreSQL and for H2 in its PostgreSQL mode; one transaction's worth. */
final class LedgerStatements {

    private static final int LONGEST_STATUS = 64;
    private static final int LONGEST_REASON = 1000;

    private final Connection connection;
    private final String owner;

    LedgerStatements(Connection connection, String owner) {
        this.connection = connection;
        this.owner = owner;
    }

    /** Returns whether the delivery was new, and is now claimed. */
    boolean insert(DeliveryKey key, Instant now, Instant until) throws SQLException {
        String sql = "insert into delivery (id, engine, activation, channel, state, owner, lease_until, attempts,"
                + " released, created_at, updated_at)"
                + " values (?, ?, ?, ?, 'CLAIMED', ?, ?, 1, false, ?, ?) on conflict do nothing";
        return update(
                        sql,
                        key.id(),
                        key.engine(),
                        key.activation(),
                        key.channel(),
                        owner,
                        utc(until),
                        utc(now),
                        utc(now))
                == 1;
    }

    /** Reads an entry and keeps it from others until the transaction ends. */
    Optional<Entry> lock(String id) throws SQLException {
        String sql = "select state, updated_at, lease_until, attempts, released, message_id, status, code, reason"
                + " from delivery where id = ? for update";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(entry(row)) : Optional.empty();
            }
        }
    }

    int take(String id, int attempt, Instant now, Instant until) throws SQLException {
        String sql = "update delivery set state = 'CLAIMED', owner = ?, lease_until = ?, attempts = ?,"
                + " released = false, updated_at = ? where id = ?";
        return update(sql, owner, utc(until), attempt, utc(now), id);
    }

    /** Another's attempt becomes ours to find out about; when it was claimed stays as it is. */
    int takeOver(String id, Instant until) throws SQLException {
        return update("update delivery set owner = ?, lease_until = ? where id = ?", owner, utc(until), id);
    }

    boolean belongsToAnother(DeliveryKey key, String messageId) throws SQLException {
        String sql = "select 1 from delivery where engine = ? and channel = ? and message_id = ? and id <> ?";
        return exists(sql, key.engine(), key.channel(), messageId, key.id());
    }

    /** Of several that reach for one message one gets it. */
    boolean adopt(DeliveryKey key, String messageId) throws SQLException {
        String sql = "insert into adoption (engine, message_id, delivery) values (?, ?, ?) on conflict do nothing";
        return update(sql, key.engine(), messageId, key.id()) == 1
                || exists(
                        "select 1 from adoption where engine = ? and message_id = ? and delivery = ?",
                        key.engine(),
                        messageId,
                        key.id());
    }

    /** Only the attempt that holds the claim may settle it: one that was overtaken changes nothing. */
    int settle(String id, int attempt, Outcome outcome, Instant now) throws SQLException {
        String sql = "update delivery set state = ?, message_id = ?, status = ?, code = ?, reason = ?,"
                + " updated_at = ? where id = ? and owner = ? and attempts = ?";
        Columns columns = Columns.of(outcome);
        return update(
                sql,
                columns.state().name(),
                columns.messageId(),
                columns.status(),
                columns.code(),
                columns.reason(),
                utc(now),
                id,
                owner,
                attempt);
    }

    int release(String engine, String activation, Instant now) throws SQLException {
        String sql = "update delivery set released = true, updated_at = ?"
                + " where activation = ? and engine = ? and state <> 'ACCEPTED'";
        return update(sql, utc(now), activation, engine);
    }

    int renew(Set<String> ids, Instant until) throws SQLException {
        String sql = "update delivery set lease_until = ? where id = ? and owner = ? and state = 'CLAIMED'";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (String id : ids) {
                bind(statement, utc(until), id, owner);
                statement.addBatch();
            }
            return statement.executeBatch().length;
        }
    }

    private boolean exists(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private int update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                Entry.State.valueOf(row.getString("state")),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getObject("lease_until", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"),
                row.getBoolean("released"),
                row.getString("message_id"),
                row.getString("status"),
                row.getString("code"),
                row.getString("reason"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** An outcome as it is stored. */
    private record Columns(
            Entry.State state,
            @Nullable String messageId,
            @Nullable String status,
            @Nullable String code,
            @Nullable String reason) {

        static Columns of(Outcome outcome) {
            return outcome.match(
                    accepted -> new Columns(
                            Entry.State.ACCEPTED, accepted.id(), cut(accepted.status(), LONGEST_STATUS), null, null),
                    refused -> failed(Entry.State.REFUSED, refused.code(), refused.reason()),
                    broken -> failed(Entry.State.MISCONFIGURED, broken.code(), broken.reason()),
                    deferred -> failed(Entry.State.DEFERRED, deferred.code(), deferred.reason()),
                    unknown -> failed(Entry.State.UNKNOWN, unknown.code(), unknown.reason()));
        }

        private static Columns failed(Entry.State state, String code, String reason) {
            return new Columns(state, null, null, code, cut(reason, LONGEST_REASON));
        }

        private static @Nullable String cut(@Nullable String text, int longest) {
            return text == null || text.length() <= longest ? text : text.substring(0, longest);
        }
    }
}
