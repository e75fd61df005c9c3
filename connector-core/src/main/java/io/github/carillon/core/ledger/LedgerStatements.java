package io.github.carillon.core.ledger;

import io.github.carillon.core.database.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ledger's SQL, for PostgreSQL and for H2 in its PostgreSQL mode; one transaction's worth. Each kind of write is
 * one JDBC batch.
 */
final class LedgerStatements {

    private static final String INSERT =
            "insert into delivery (activation, id, engine, channel, state, owner, lease_until, attempts, released,"
                    + " created_at, updated_at) values (?, ?, ?, ?, 'CLAIMED', ?, ?, 1, false, ?, ?)"
                    + " on conflict do nothing";

    static final String ENTRY =
            "state, updated_at, lease_until, attempts, in_doubt, released, message_id, status, code, reason";

    /** In the order of the key, so that two workers never wait for each other. */
    private static final String LOCK = "select activation, id, " + ENTRY
            + " from delivery where activation = any(?) and id = any(?) order by activation, id for update";

    private static final String TAKE = "update delivery set state = 'CLAIMED', owner = ?, lease_until = ?,"
            + " attempts = ?, in_doubt = ?, released = false, updated_at = ? where activation = ? and id = ?";

    /** When it was claimed stays as it is. */
    private static final String TAKE_OVER =
            "update delivery set owner = ?, lease_until = ? where activation = ? and id = ?";

    /** Only the attempt that holds the claim may settle it: one that was overtaken changes nothing. */
    private static final String SETTLE = "update delivery set state = ?, message_id = ?, status = ?, code = ?,"
            + " reason = ?, updated_at = ? where activation = ? and id = ? and owner = ? and attempts = ?";

    /** Of the delivery's row, which may have been forgotten meanwhile. */
    private static final String OWN = "insert into adoption (engine, message_id, activation, delivery)"
            + " select engine, ?, activation, id from delivery where activation = ? and id = ? on conflict do nothing";

    private static final String RELEASE = "update delivery set released = true, updated_at = ?"
            + " where activation = ? and engine = ? and state <> 'ACCEPTED'";

    private static final String RENEW = "update delivery set lease_until = ?"
            + " where activation = ? and id = ? and owner = ? and attempts = ? and state = 'CLAIMED'";

    private final Statements statements;
    private final String owner;

    LedgerStatements(Statements statements, String owner) {
        this.statements = statements;
        this.owner = owner;
    }

    /** Returns for each delivery how many rows were added: one where it was new, and is now claimed. */
    int[] insert(List<ClaimRequest> claims, Instant now, Instant until) throws SQLException {
        return statements.batch(
                INSERT,
                claims,
                claim -> List.of(
                        claim.row().activation(),
                        claim.row().digest(),
                        claim.key().engine(),
                        claim.key().channel(),
                        owner,
                        until,
                        now,
                        now));
    }

    /** Reads entries and keeps them from others until the transaction ends. */
    Map<RowId, Entry> lock(Collection<RowId> rows) throws SQLException {
        return statements
                .query(
                        LOCK,
                        row -> Map.entry(new RowId(row.getString("activation"), row.getString("id")), entry(row)),
                        List.of(
                                statements.array(
                                        rows.stream().map(RowId::activation).distinct()),
                                statements.array(rows.stream().map(RowId::digest))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Claims deliveries that have been attempted before: the attempt by id. */
    void take(Map<RowId, Claim.Granted> claims, Instant now, Instant until) throws SQLException {
        statements.batch(
                TAKE,
                claims.entrySet(),
                taken -> List.of(
                        owner,
                        until,
                        taken.getValue().attempt(),
                        taken.getValue().possiblySent(),
                        now,
                        taken.getKey().activation(),
                        taken.getKey().digest()));
    }

    /** Another's attempts become this worker's to find out about. */
    void takeOver(Collection<RowId> rows, Instant until) throws SQLException {
        statements.batch(TAKE_OVER, rows, row -> List.of(owner, until, row.activation(), row.digest()));
    }

    void settle(List<Settlement> settlements) throws SQLException {
        statements.batch(SETTLE, settlements, settlement -> {
            StoredOutcome stored = StoredOutcome.of(settlement.outcome());
            return Arrays.asList(
                    stored.state().name(),
                    stored.messageId(),
                    stored.status(),
                    stored.code(),
                    stored.reason(),
                    settlement.at(),
                    settlement.row().activation(),
                    settlement.row().digest(),
                    owner,
                    settlement.attempt());
        });
        statements.batch(
                OWN,
                settlements.stream()
                        .filter(Settlement::findable)
                        .flatMap(Message::of)
                        .toList(),
                message -> List.of(
                        message.id(), message.row().activation(), message.row().digest()));
    }

    void release(List<OperatorRetry> releases, Instant now) throws SQLException {
        statements.batch(RELEASE, releases, release -> List.of(now, release.activation(), release.engine()));
    }

    /** Returns for each claim how many rows were changed: none where another worker has it now. */
    int[] renew(Collection<LeaseCache.Held> held, Instant until) throws SQLException {
        return statements.batch(
                RENEW,
                held,
                claim -> List.of(until, claim.row().activation(), claim.row().digest(), owner, claim.attempt()));
    }

    static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                Entry.State.valueOf(row.getString("state")),
                Objects.requireNonNull(Statements.instant(row, "updated_at")),
                Objects.requireNonNull(Statements.instant(row, "lease_until")),
                row.getInt("attempts"),
                row.getBoolean("in_doubt"),
                row.getBoolean("released"),
                row.getString("message_id"),
                row.getString("status"),
                row.getString("code"),
                row.getString("reason"));
    }

    /** A message that was accepted, and its delivery. */
    private record Message(String id, RowId row) {
        static Stream<Message> of(Settlement settlement) {
            return Stream.ofNullable(StoredOutcome.of(settlement.outcome()).messageId())
                    .filter(id -> !id.isEmpty())
                    .map(id -> new Message(id, settlement.row()));
        }
    }
}
