package io.github.carillon.core.outbox;

import io.github.carillon.core.database.DatabaseException;
import io.github.carillon.core.database.Statements;
import io.github.carillon.core.database.Transactions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Messages that no task waits for, until they are sent or moot: kept in the transaction that has them follow, and looked
 * for when they are due.
 *
 * <p>Any number of workers may share one database: what one has taken, the others leave alone for a while. That keeps
 * them from doing the same work; that a message is sent once is for the ledger to see to. Safe for use from any thread.
 * Every method throws {@link DatabaseException} when the database gives no answer.
 */
public final class Outbox {

    /** Longer than a server may take for a message; if the worker is killed meanwhile, so long nobody looks again. */
    private static final Duration TAKEN = Duration.ofMinutes(15);

    /** So long after an entry is moot nobody seems to have its connection any more. */
    private static final Duration ORPHANED = Duration.ofDays(1);

    private static final String INSERT = "insert into outbox (" + OutboxRow.COLUMNS
            + ", next_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";

    private static final String DUE = "select " + OutboxRow.COLUMNS + " from outbox where type = ? and connection = ?"
            + " and next_at <= ? order by next_at, source, tenant, reader, id limit 1 for update skip locked";

    private static final String TAKE = "update outbox set next_at = ? where " + OutboxRow.KEY;

    private static final String LATER =
            "update outbox set next_at = ?, failed = ?, misconfigured = ?, possibly_sent = ?" + " where "
                    + OutboxRow.KEY;

    private static final String DONE = "delete from outbox where " + OutboxRow.KEY;

    private static final String FORGET =
            "delete from outbox where source = ? and tenant = ? and reader = ? and expires_at <= ? and next_at <= ?";

    private final Transactions transactions;
    private final Clock clock;

    /**
     * @param database with the tables of {@link io.github.carillon.core.database.Database}
     */
    public Outbox(DataSource database, Clock clock) {
        this.transactions = new Transactions(database);
        this.clock = clock;
    }

    /** To be called in the transaction that has this entry follow. */
    public static void add(Statements statements, OutboxEntry entry) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(OutboxRow.values(entry));
        values.add(entry.due());
        statements.update(INSERT, values);
    }

    /** Forgets what this source had for this recipient, and is moot and taken by nobody since a day. */
    public static void forget(Statements statements, String source, String tenant, String user, Instant now)
            throws SQLException {
        Instant since = now.minus(ORPHANED);
        statements.update(FORGET, List.of(source, tenant, user, since, since));
    }

    /**
     * Takes what is longest due on this connection, so that others leave it alone.
     *
     * @param type the notification type, as a designer writes it
     * @return empty when nothing is due
     */
    public Optional<DueEntry> take(String type, String connection) {
        Instant now = clock.instant();
        return run(statements -> {
            Optional<DueEntry> due = statements.first(DUE, OutboxRow::read, List.of(type, connection, now));
            if (due.isPresent()) {
                statements.update(TAKE, withKey(due.get(), now.plus(TAKEN)));
            }
            return due;
        });
    }

    /** It is due again then. */
    public void postpone(DueEntry due, Tries tries, Instant until) {
        run(statements -> statements.update(
                LATER, withKey(due, until, tries.failed(), tries.misconfigured(), tries.possiblySent())));
    }

    /** It is sent, or never to be. */
    public void done(DueEntry due) {
        run(statements -> statements.update(DONE, withKey(due)));
    }

    private static List<Object> withKey(DueEntry due, Object... values) {
        OutboxEntry.Key key = due.entry().key();
        List<Object> all = new ArrayList<>(Arrays.asList(values));
        all.addAll(List.of(key.source(), key.tenant(), key.user(), key.id()));
        return all;
    }

    private <T> T run(Transactions.Work<T> work) {
        try {
            return transactions.together(work);
        } catch (SQLException silent) {
            throw new DatabaseException("the outbox's database gave no answer", silent);
        }
    }
}
