package io.github.carillon.core.inbox;

import io.github.carillon.core.database.Statements;
import io.github.carillon.core.message.Escalation;
import io.github.carillon.core.recipient.EmailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What is to follow notes that are not read in time: kept with the note, in one transaction, and looked for when it is
 * due. A note counts as read when its reader has read, acted on, archived or deleted it; one that is marked as unread
 * again counts as unread.
 *
 * <p>Any number of workers may share one database: what one takes, the others leave alone for a while. That keeps them
 * from doing the same work; that a mail is sent once is for the ledger to see to. Safe for use from any thread. Every
 * method throws {@link io.github.carillon.core.database.DatabaseException} when the database gives no answer.
 */
public final class Escalations {

    /** Longer than a mail server may take for a mail; if the worker is killed meanwhile, so long nobody looks again. */
    private static final Duration TAKEN = Duration.ofMinutes(15);

    private static final String INSERT =
            "insert into escalation (inbox, note, due_at, latest_at, next_at, failed, type, connection, recipient,"
                    + " sender, reply_to, repeats) values (?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?) on conflict do nothing";

    private static final String SETTLED = "delete from escalation where connection = ? and next_at <= ? and not exists"
            + " (select 1 from note where note.inbox = escalation.inbox and note.id = escalation.note"
            + " and note.attention = 'UNREAD' and note.expires_at > ?)";

    private static final String DUE = "select e.inbox, e.due_at, e.latest_at, e.next_at, e.failed, e.type,"
            + " e.connection, e.recipient, e.sender, e.reply_to, e.repeats, i.tenant, i.reader, n.id, n.title, n.body,"
            + " n.link, n.category, n.severity, n.definition_key, n.instance_id, n.business_key, n.activity_id,"
            + " n.created_at, n.expires_at from escalation e join inbox i on i.id = e.inbox"
            + " join note n on n.inbox = e.inbox and n.id = e.note"
            + " where e.connection = ? and e.next_at <= ? order by e.next_at, e.inbox, e.note limit ";

    private static final String TAKE = "update escalation set next_at = ? where inbox = ? and note = ? and next_at = ?";

    private static final String POSTPONE = "update escalation set next_at = ?, failed = ? where inbox = ? and note = ?";

    private static final String DONE = "delete from escalation where inbox = ? and note = ?";

    private final InboxDatabase database;
    private final Clock clock;

    /**
     * @param database with the tables of {@link io.github.carillon.core.database.Database}
     */
    public Escalations(DataSource database, Clock clock) {
        this.database = new InboxDatabase(database);
        this.clock = clock;
    }

    /** To be called in the transaction that keeps the note. */
    static void add(Statements statements, long inbox, String note, Escalation what) throws SQLException {
        statements.update(
                INSERT,
                Arrays.asList(
                        inbox,
                        note,
                        what.due(),
                        what.latest(),
                        what.due(),
                        what.type(),
                        Stored.text(what.connection()),
                        Stored.text(what.to().written()),
                        text(what.from()),
                        text(what.replyTo()),
                        what.repeats()));
    }

    /**
     * Takes what is due on this connection, the longest due first, and forgets what is read.
     *
     * @param most how many at most, at least 1
     */
    public List<DueEscalation> take(String connection, int most) {
        Instant now = clock.instant();
        return database.change(statements -> {
            statements.update(SETTLED, List.of(connection, now, now));
            List<DueEscalation> taken = new ArrayList<>();
            for (Found found : statements.query(DUE + most, Escalations::found, List.of(connection, now))) {
                if (take(statements, found, now.plus(TAKEN))) {
                    taken.add(found.due());
                }
            }
            return taken;
        });
    }

    /** It could not be sent, and is due again then. */
    public void postpone(DueEscalation due, Instant until) {
        change(
                POSTPONE,
                List.of(until, due.failed() + 1, due.inbox(), due.note().id()));
    }

    /** It was not tried, and is due at once. */
    public void putBack(DueEscalation due) {
        change(
                POSTPONE,
                List.of(clock.instant(), due.failed(), due.inbox(), due.note().id()));
    }

    /** Nothing is to follow any more. */
    public void done(DueEscalation due) {
        change(DONE, List.of(due.inbox(), due.note().id()));
    }

    private void change(String sql, List<Object> values) {
        database.ask(statements -> statements.update(sql, values));
    }

    /** False where somebody else was faster. */
    private static boolean take(Statements statements, Found found, Instant until) throws SQLException {
        DueEscalation due = found.due();
        return statements.update(TAKE, List.of(until, due.inbox(), due.note().id(), found.next())) == 1;
    }

    private static Found found(ResultSet row) throws SQLException {
        Reader reader = new Reader(row.getString("tenant"), row.getString("reader"));
        Escalation escalation = new Escalation(
                moment(row, "due_at"),
                Statements.instant(row, "latest_at"),
                row.getString("type"),
                row.getString("connection"),
                address(row.getString("recipient")),
                addressOrNull(row.getString("sender")),
                addressOrNull(row.getString("reply_to")),
                row.getBoolean("repeats"));
        return new Found(
                new DueEscalation(row.getLong("inbox"), Notes.note(row, reader), escalation, row.getInt("failed")),
                moment(row, "next_at"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Statements.instant(row, column));
    }

    private static @Nullable String text(@Nullable EmailAddress address) {
        return address == null ? null : Stored.text(address.written());
    }

    private static @Nullable EmailAddress addressOrNull(@Nullable String text) {
        return text == null ? null : address(text);
    }

    private static EmailAddress address(String written) {
        return EmailAddress.parse(written).match(address -> address, reason -> {
            throw new IllegalStateException("what was kept as an address " + reason);
        });
    }

    /**
     * One that is due.
     *
     * @param next when it became so
     */
    private record Found(DueEscalation due, Instant next) {}
}
