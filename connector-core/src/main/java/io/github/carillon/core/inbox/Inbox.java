package io.github.carillon.core.inbox;

import io.github.carillon.core.database.Statements;
import io.github.carillon.core.database.Tables;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.recipient.Reader;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The history of in-app notes, one inbox for each reader. Nobody gets at another's: everything is asked for a reader,
 * and a note that is not theirs is not there. Newest first is by arrival, that is by the order in which notes were
 * committed, so that who knows the last one misses none of those that came after. What a page or the counts cost does
 * not depend on how many notes there are.
 *
 * <p>Any number of workers may share one database. Safe for use from any thread. Every method throws {@link
 * io.github.carillon.core.database.DatabaseException} when the database gives no answer.
 */
public final class Inbox {

    /** So many inboxes are swept at a time. */
    private static final int INBOXES_AT_ONCE = 50;

    private final Tables database;
    private final Clock clock;

    /**
     * @param database with the tables of {@link io.github.carillon.core.database.Database}
     */
    public Inbox(DataSource database, Clock clock) {
        this.database = new Tables(database, "the inboxes");
        this.clock = clock;
    }

    /**
     * Keeps a note, unless it is there already; also one that its reader has deleted, until it expires.
     *
     * @param note one that passes {@link io.github.carillon.core.message.NoteRules}
     * @return whether it is new
     */
    public boolean store(Note note) {
        Note stored = Stored.of(note);
        return database.change(
                statements -> InboxRepository.open(statements, stored.reader()).add(stored));
    }

    /**
     * A page of the reader's notes, newest first.
     *
     * @param after where the page before ended, or null for the first
     * @param size how many notes at most, at least 1
     */
    public Page list(Reader reader, Filter filter, @Nullable Cursor after, int size) {
        Selection all = Selection.matching(filter, clock.instant());
        Selection rest = after == null ? all : all.and("arrival < ?", after.arrival());
        return database.ask(statements -> new Notes(statements, reader).page(rest, Notes.Order.NEWEST_FIRST, size));
    }

    /**
     * The active notes that came after that place, oldest first.
     *
     * @param size how many notes at most, at least 1
     */
    public Page since(Reader reader, Cursor place, int size) {
        Selection later =
                Selection.matching(Filter.of(State.ACTIVE), clock.instant()).and("arrival > ?", place.arrival());
        return database.ask(statements -> new Notes(statements, reader).page(later, Notes.Order.OLDEST_FIRST, size));
    }

    /** The place after the newest note that ever came. */
    public Cursor newest(Reader reader) {
        String sql = "select arrivals from inbox where tenant = ? and reader = ?";
        return database.ask(statements -> statements
                .first(sql, row -> new Cursor(row.getLong("arrivals")), List.of(reader.tenant(), reader.user()))
                .orElse(new Cursor(0)));
    }

    /** The place of the reader's note with this id, even if they have deleted it. */
    public Optional<Cursor> position(Reader reader, String id) {
        return database.ask(statements -> new Notes(statements, reader).position(id));
    }

    public Counts counts(Reader reader) {
        return database.ask(statements -> counts(statements, reader));
    }

    public Optional<InboxNote> find(Reader reader, String id) {
        Selection one = Selection.one(id, clock.instant());
        return database.ask(statements -> new Notes(statements, reader).one(one));
    }

    /** Marks one note; false where the reader has none with this id. */
    public boolean mark(Reader reader, String id, NoteAction mark) {
        Instant now = clock.instant();
        return change(reader, account -> account.markOne(mark, id, now)) > 0
                || find(reader, id).isPresent();
    }

    /**
     * Marks many notes.
     *
     * @param until nothing that was created later, since the reader cannot have seen it
     * @return how many that changed
     */
    public int markAll(Reader reader, NoteAction mark, Filter filter, Instant until) {
        Instant now = clock.instant();
        Selection all = Selection.matching(filter, now).and("created_at <= ?", until);
        return change(reader, account -> account.mark(mark, all, now));
    }

    /** Deletes one note, so that nothing of its text is left; false where the reader has none with this id. */
    public boolean delete(Reader reader, String id) {
        Instant now = clock.instant();
        return change(reader, account -> account.deleteOne(id, now)) > 0;
    }

    /**
     * Deletes many notes.
     *
     * @param until nothing that was created later, since the reader cannot have seen it
     * @return how many there were
     */
    public int deleteAll(Reader reader, Filter filter, Instant until) {
        Selection all = Selection.matching(filter, clock.instant()).and("created_at <= ?", until);
        return change(reader, account -> account.delete(all));
    }

    /**
     * Forgets some of the notes that have expired, of all readers; due now and then.
     *
     * @return whether there may be more
     */
    public boolean sweep() {
        Instant now = clock.instant();
        List<Long> due = database.ask(statements -> statements.query(
                "select id from inbox where next_expiry <= ? order by next_expiry limit " + INBOXES_AT_ONCE,
                row -> row.getLong("id"),
                List.of(now)));
        boolean more = due.size() == INBOXES_AT_ONCE;
        for (long id : due) {
            more |= database.change(statements -> expire(statements, id, now));
        }
        return more;
    }

    private static boolean expire(Statements statements, long id, Instant now) throws SQLException {
        Optional<InboxRepository> account = InboxRepository.lock(statements, id);
        return account.isPresent() && account.get().expire(now);
    }

    /** The counts that are kept hold until a note expires; then, and until the next sweep, they are counted anew. */
    private Counts counts(Statements statements, Reader reader) throws SQLException {
        Instant now = clock.instant();
        Optional<Optional<Counts>> kept = statements.first(
                "select unseen, unread, next_expiry from inbox where tenant = ? and reader = ?",
                row -> {
                    Instant expiry = Statements.instant(row, "next_expiry");
                    return expiry == null || expiry.isAfter(now)
                            ? Optional.of(new Counts(row.getInt("unseen"), row.getInt("unread")))
                            : Optional.empty();
                },
                List.of(reader.tenant(), reader.user()));
        if (kept.isEmpty()) {
            return Counts.NONE;
        }
        Selection unread = Selection.matching(Filter.of(State.UNREAD), now);
        return kept.get().isPresent() ? kept.get().get() : new Notes(statements, reader).count(unread);
    }

    /** Returns how many notes were changed: none in an inbox that is not there. */
    private int change(Reader reader, Change change) {
        return database.change(statements -> {
            Optional<InboxRepository> account = InboxRepository.lock(statements, reader);
            return account.isPresent() ? change.of(account.get()) : 0;
        });
    }

    /** What is done with an inbox. */
    @FunctionalInterface
    private interface Change {
        int of(InboxRepository account) throws SQLException;
    }
}
