package io.github.carillon.core.inbox;

import io.github.carillon.core.database.Statements;
import io.github.carillon.core.inbox.DueEscalation.Tries;
import io.github.carillon.core.message.Escalation;
import io.github.carillon.core.message.Note;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to follow notes that are not read in time: kept with the note, in one transaction, and looked for when it is
 * due. A note counts as read when its reader has read, acted on, archived or deleted it; one that is marked as unread
 * again counts as unread.
 *
 * <p>Any number of workers may share one database: what one has taken, the others leave alone for a while. That keeps
 * them from doing the same work; that a mail is sent once is for the ledger to see to. Safe for use from any thread.
 * Every method throws {@link io.github.carillon.core.database.DatabaseException} when the database gives no answer.
 */
public final class Escalations {

    private static final Logger LOG = LoggerFactory.getLogger(Escalations.class);

    /** Longer than a mail server may take for a mail; if the worker is killed meanwhile, so long nobody looks again. */
    private static final Duration TAKEN = Duration.ofMinutes(15);

    /** After so long nobody seems to have its connection any more. */
    private static final Duration ORPHANED = Duration.ofDays(1);

    private static final String INSERT = "insert into escalation (" + EscalationRow.COLUMNS
            + ", next_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";

    private static final String DUE = "select " + EscalationRow.COLUMNS + " from escalation where type = ?"
            + " and connection = ? and next_at <= ? order by next_at, inbox, note limit 1 for update skip locked";

    private static final String READER = "select tenant, reader from inbox where id = ?";

    private static final String LATER = "update escalation set next_at = ?, failed = ?, misconfigured = ?, doubtful = ?"
            + " where inbox = ? and note = ?";

    private static final String DONE = "delete from escalation where inbox = ? and note = ?";

    private static final String FORGET = "delete from escalation where inbox = ? and next_at < ? and not exists"
            + " (select 1 from note where note.inbox = escalation.inbox and note.id = escalation.note)";

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
        List<Object> values = new ArrayList<>(
                EscalationRow.of(new DueEscalation.Key(inbox, note), what).values());
        values.add(what.due());
        statements.update(INSERT, values);
    }

    /** Forgets those of this inbox whose notes are gone and whom nobody takes. */
    static void forget(Statements statements, long inbox, Instant now) throws SQLException {
        statements.update(FORGET, List.of(inbox, now.minus(ORPHANED)));
    }

    /**
     * Takes what is longest due on this connection, so that others leave it alone. Drops what was read instead, and
     * what expired unread, which the log says.
     *
     * @param type the notification type, as a designer writes it
     * @return empty when nothing is due
     */
    public Optional<DueEscalation> take(String type, String connection) {
        Optional<Found> found = find(type, connection);
        while (found.isPresent() && found.get().unread() == null) {
            found = find(type, connection);
        }
        return found.flatMap(Found::due);
    }

    /** It is due again then. */
    public void postpone(DueEscalation due, Tries tries, Instant until) {
        DueEscalation.Key key = due.key();
        database.ask(statements -> statements.update(
                LATER,
                List.of(until, tries.failed(), tries.misconfigured(), tries.possiblySent(), key.inbox(), key.note())));
    }

    /** Nothing is to follow any more. */
    public void done(DueEscalation due) {
        database.ask(statements -> done(statements, due.key()));
    }

    private Optional<Found> find(String type, String connection) {
        Instant now = clock.instant();
        return database.change(statements -> {
            Optional<EscalationRow> row = statements.first(DUE, EscalationRow::of, List.of(type, connection, now));
            return row.isPresent() ? Optional.of(look(statements, row.get(), now)) : Optional.empty();
        });
    }

    private static Found look(Statements statements, EscalationRow row, Instant now) throws SQLException {
        Optional<Note> unread = unread(statements, row.key(), now);
        if (unread.isPresent()) {
            statements.update(
                    "update escalation set next_at = ? where inbox = ? and note = ?",
                    List.of(now.plus(TAKEN), row.key().inbox(), row.key().note()));
        } else {
            done(statements, row.key());
        }
        return new Found(row, unread.orElse(null));
    }

    /** Says it where a note is not there because its time is over, and not because somebody read it. */
    private static Optional<Note> unread(Statements statements, DueEscalation.Key key, Instant now)
            throws SQLException {
        Reader reader = statements
                .first(
                        READER,
                        row -> new Reader(row.getString("tenant"), row.getString("reader")),
                        List.of(key.inbox()))
                .orElseThrow(() -> new SQLException("an inbox is not there"));
        Notes notes = new Notes(statements, reader);
        Optional<Note> unread = notes.one(Selection.unread(key.note())).map(InboxNote::note);
        if (unread.isPresent() && unread.get().expiresAt().isAfter(now)) {
            return unread;
        }
        if (unread.isPresent() || notes.position(key.note()).isEmpty()) {
            LOG.error("Note[{}] expired before the mail that was to follow it could be sent", key.note());
        }
        return Optional.empty();
    }

    private static int done(Statements statements, DueEscalation.Key key) throws SQLException {
        return statements.update(DONE, List.of(key.inbox(), key.note()));
    }

    /**
     * What was due.
     *
     * @param unread the note, if a mail is to follow it, or null
     */
    private record Found(EscalationRow row, @Nullable Note unread) {

        Optional<DueEscalation> due() {
            return Optional.ofNullable(unread)
                    .map(note -> new DueEscalation(row.key(), note, row.escalation(), row.tries()));
        }
    }
}
