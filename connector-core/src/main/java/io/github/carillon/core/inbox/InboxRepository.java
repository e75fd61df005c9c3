package io.github.carillon.core.inbox;

import io.github.carillon.core.database.Statements;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.Origin;
import io.github.carillon.core.recipient.Reader;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One inbox within one transaction, kept from others until that ends. So notes are numbered as they are committed, and
 * the counts are what there is.
 */
final class InboxRepository {

    /** Deletes few at a time, so that nobody waits for it. */
    static final int AT_ONCE = 500;

    private static final String COLUMNS = "select id, tenant, reader, arrivals from inbox";

    private static final String INSERT =
            "insert into note (inbox, id, arrival, folder, unseen, attention, title, body, link, category, severity,"
                    + " definition_key, instance_id, business_key, activity_id, created_at, expires_at, forget_at, commands)"
                    + " values (?, ?, ?, 'ACTIVE', true, 'UNREAD', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";

    private static final String COUNT_ONE_MORE =
            "update inbox set arrivals = ?, unseen = unseen + 1, unread = unread + 1,"
                    + " next_expiry = case when next_expiry <= ? then next_expiry else ? end where id = ?";

    private static final String RECOUNT = "update inbox set (unseen, unread) = (select count(*) filter (where unseen),"
            + " count(*) from note where inbox = ? and attention = 'UNREAD') where id = ?";

    private static final String COUNT_ON = "update inbox set unseen = unseen + ?, unread = unread + ? where id = ?";

    private static final String WITHOUT_TEXT =
            "update note set folder = 'DELETED', unseen = false, attention = 'NONE', title = '', body = '', link ="
                    + " null, definition_key = null, instance_id = null, business_key = null, activity_id = null, commands = null where"
                    + " inbox = ? and ";

    private static final String FORGET = "delete from note where inbox = ? and id in"
            + " (select id from note where inbox = ? and forget_at <= ? order by forget_at limit " + AT_ONCE + ")";

    private static final String LOOK_AHEAD =
            "update inbox set next_expiry = (select min(forget_at) from note where inbox = ?) where id = ?";

    private final Statements statements;
    private final long id;
    private final Reader reader;
    private final long arrivals;

    private InboxRepository(Statements statements, long id, Reader reader, long arrivals) {
        this.statements = statements;
        this.id = id;
        this.reader = reader;
        this.arrivals = arrivals;
    }

    /** The reader's inbox; empty where no note ever came for them. */
    static Optional<InboxRepository> lock(Statements statements, Reader reader) throws SQLException {
        return find(statements, " where tenant = ? and reader = ? for update", reader.tenant(), reader.user());
    }

    static Optional<InboxRepository> lock(Statements statements, long id) throws SQLException {
        return find(statements, " where id = ? for update", id);
    }

    /** The reader's inbox, which is there from now on. */
    static InboxRepository open(Statements statements, Reader reader) throws SQLException {
        Optional<InboxRepository> present = lock(statements, reader);
        if (present.isPresent()) {
            return present.get();
        }
        statements.update(
                "insert into inbox (tenant, reader, arrivals, unseen, unread) values (?, ?, 0, 0, 0)"
                        + " on conflict do nothing",
                List.of(reader.tenant(), reader.user()));
        return lock(statements, reader).orElseThrow(() -> new SQLException("an inbox that was made is not there"));
    }

    /** False where a note with this id came before, even if it was deleted. */
    boolean add(Note note) throws SQLException {
        if (statements.update(INSERT, values(note)) == 0) {
            return false;
        }
        statements.update(COUNT_ONE_MORE, List.of(arrivals + 1, note.expiresAt(), note.expiresAt(), id));
        if (note.escalation() != null) {
            Escalations.add(statements, note, note.escalation());
        }
        return true;
    }

    /** Returns how many notes were changed. */
    int mark(NoteAction mark, Selection selection, Instant now) throws SQLException {
        return counted(set(mark, selection, now));
    }

    /** Returns how many notes were changed: one at most. */
    int markOne(NoteAction mark, String note, Instant now) throws SQLException {
        return countedAlone(note, () -> set(mark, Selection.one(note, now), now));
    }

    /** Takes the texts away; returns of how many notes. What is left keeps them from coming again. */
    int delete(Selection selection) throws SQLException {
        return counted(empty(selection));
    }

    /** Takes the text of one note away; returns of how many: one at most. */
    int deleteOne(String note, Instant now) throws SQLException {
        return countedAlone(note, () -> empty(Selection.one(note, now)));
    }

    /** Forgets some of what is expired; returns whether there may be more. */
    boolean expire(Instant now) throws SQLException {
        int forgotten = counted(statements.update(FORGET, List.of(id, id, now)));
        statements.update(LOOK_AHEAD, List.of(id, id));
        Escalations.forget(statements, reader, now);
        return forgotten == AT_ONCE;
    }

    private int set(NoteAction mark, Selection selection, Instant now) throws SQLException {
        List<Object> values = new ArrayList<>(Collections.nCopies(mark.moments(), now));
        values.add(id);
        values.addAll(selection.values());
        return statements.update(
                "update note set " + mark.assignments() + " where inbox = ? and " + selection.sql() + " and "
                        + mark.effective(),
                values);
    }

    private int empty(Selection selection) throws SQLException {
        List<Object> values = new ArrayList<>(List.of(id));
        values.addAll(selection.values());
        return statements.update(WITHOUT_TEXT + selection.sql(), values);
    }

    private int counted(int changed) throws SQLException {
        if (changed > 0) {
            statements.update(RECOUNT, List.of(id, id));
        }
        return changed;
    }

    /** By what one note counts less or more than before, so that it costs the same however many there are. */
    private int countedAlone(String note, Update update) throws SQLException {
        Counts before = counts(note);
        int changed = update.run();
        if (changed > 0) {
            Counts after = counts(note);
            statements.update(
                    COUNT_ON, List.of(after.unseen() - before.unseen(), after.unread() - before.unread(), id));
        }
        return changed;
    }

    /** By the note's id alone: a planner without statistics would rather go through all that are unread. */
    private Counts counts(String note) throws SQLException {
        return statements
                .first(
                        "select unseen, attention from note where inbox = ? and id = ?",
                        row -> row.getString("attention").equals("UNREAD")
                                ? new Counts(row.getBoolean("unseen") ? 1 : 0, 1)
                                : Counts.NONE,
                        List.of(id, note))
                .orElse(Counts.NONE);
    }

    private List<@Nullable Object> values(Note note) {
        Origin origin = note.origin();
        return Arrays.asList(
                id,
                note.id(),
                arrivals + 1,
                note.title(),
                note.body(),
                note.link() == null ? null : note.link().toString(),
                note.category(),
                note.severity().name(),
                origin.definitionKey(),
                origin.instanceId(),
                origin.businessKey(),
                origin.activityId(),
                note.createdAt(),
                note.expiresAt(),
                note.expiresAt(),
                commands(note));
    }

    private static @Nullable String commands(Note note) {
        return note.commands().isEmpty()
                ? null
                : note.commands().stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    }

    private static Optional<InboxRepository> find(Statements statements, String condition, Object... values)
            throws SQLException {
        return statements.first(
                COLUMNS + condition,
                row -> new InboxRepository(
                        statements,
                        row.getLong("id"),
                        new Reader(row.getString("tenant"), row.getString("reader")),
                        row.getLong("arrivals")),
                List.of(values));
    }

    /** Changes notes; returns how many. */
    @FunctionalInterface
    private interface Update {
        int run() throws SQLException;
    }
}
