package io.github.carillon.core.delivery;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's SQL, for PostgreSQL and for H2 in its PostgreSQL mode; one transaction's worth. Each kind of write is
 * one JDBC batch.
 */
final class LedgerStatements {

    private static final String INSERT =
            "insert into delivery (activation, id, engine, channel, state, owner, lease_until, attempts, released,"
                    + " created_at, updated_at) values (?, ?, ?, ?, 'CLAIMED', ?, ?, 1, false, ?, ?)"
                    + " on conflict do nothing";

    /** In the order of the key, so that two workers never wait for each other. */
    private static final String LOCK =
            "select activation, id, state, lease_until, attempts, released, message_id, status, code, reason"
                    + " from delivery where activation = any(?) and id = any(?)"
                    + " order by activation, id for update";

    private static final String TAKE = "update delivery set state = 'CLAIMED', owner = ?, lease_until = ?,"
            + " attempts = ?, released = false, updated_at = ? where activation = ? and id = ?";

    /** Only the attempt that holds the claim may settle it: one that was overtaken changes nothing. */
    private static final String SETTLE = "update delivery set state = ?, message_id = ?, status = ?, code = ?,"
            + " reason = ?, updated_at = ? where activation = ? and id = ? and owner = ? and attempts = ?";

    private static final String RELEASE = "update delivery set released = true, updated_at = ?"
            + " where activation = ? and engine = ? and state <> 'ACCEPTED'";

    private static final String RENEW = "update delivery set lease_until = ?"
            + " where activation = ? and id = ? and owner = ? and attempts = ? and state = 'CLAIMED'";

    private final Connection connection;
    private final String owner;

    LedgerStatements(Connection connection, String owner) {
        this.connection = connection;
        this.owner = owner;
    }

    /** Returns for each delivery how many rows were added: one where it was new, and is now claimed. */
    int[] insert(List<ClaimRequest> claims, Instant now, Instant until) throws SQLException {
        return batch(INSERT, claims, claim -> new Object[] {
            claim.row().activation(),
            claim.row().digest(),
            claim.key().engine(),
            claim.key().channel(),
            owner,
            utc(until),
            utc(now),
            utc(now)
        });
    }

    /** Reads entries and keeps them from others until the transaction ends. */
    Map<RowId, Entry> lock(Collection<RowId> rows) throws SQLException {
        Map<RowId, Entry> entries = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setArray(1, array(rows.stream().map(RowId::activation).distinct()));
            statement.setArray(2, array(rows.stream().map(RowId::digest)));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    entries.put(new RowId(row.getString("activation"), row.getString("id")), entry(row));
                }
            }
        }
        return entries;
    }

    /** Claims deliveries that have been attempted before: the number of this attempt by id. */
    void take(Map<RowId, Integer> attempts, Instant now, Instant until) throws SQLException {
        batch(TAKE, attempts.entrySet(), taken -> new Object[] {
            owner,
            utc(until),
            taken.getValue(),
            utc(now),
            taken.getKey().activation(),
            taken.getKey().digest()
        });
    }

    void settle(List<Settlement> settlements) throws SQLException {
        batch(SETTLE, settlements, settlement -> {
            StoredOutcome stored = StoredOutcome.of(settlement.outcome());
            return new @Nullable Object[] {
                stored.state().name(),
                stored.messageId(),
                stored.status(),
                stored.code(),
                stored.reason(),
                utc(settlement.at()),
                settlement.row().activation(),
                settlement.row().digest(),
                owner,
                settlement.attempt()
            };
        });
    }

    void release(List<Release> releases, Instant now) throws SQLException {
        batch(RELEASE, releases, release -> new Object[] {utc(now), release.activation(), release.engine()});
    }

    /** Returns for each claim how many rows were changed: none where another worker has it now. */
    int[] renew(Collection<Holdings.Held> held, Instant until) throws SQLException {
        return batch(RENEW, held, claim ->
                new Object[] {utc(until), claim.row().activation(), claim.row().digest(), owner, claim.attempt()});
    }

    private <T> int[] batch(String sql, Collection<T> rows, Values<T> values) throws SQLException {
        if (rows.isEmpty()) {
            return new int[0];
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T row : rows) {
                @Nullable Object[] bound = values.of(row);
                for (int index = 0; index < bound.length; index++) {
                    statement.setObject(index + 1, bound[index]);
                }
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    private Array array(Stream<String> values) throws SQLException {
        return connection.createArrayOf("varchar", values.toArray());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                Entry.State.valueOf(row.getString("state")),
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

    /** A row's values in the order of the statement's parameters. */
    @FunctionalInterface
    private interface Values<T> {
        @Nullable Object[] of(T row);
    }
}
