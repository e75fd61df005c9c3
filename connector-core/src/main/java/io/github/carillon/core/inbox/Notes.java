package io.github.carillon.core.inbox;

import io.github.carillon.core.database.Statements;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.NoteCommand;
import io.github.carillon.core.message.Origin;
import io.github.carillon.core.message.Severity;
import io.github.carillon.core.recipient.Reader;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one reader's notes. */
final class Notes {

    /** The only way to a note: whatever else is asked of it, it is in their inbox. */
    private static final String OWN = " from note where inbox = (select id from inbox where tenant = ? and reader = ?)";

    private static final String SELECT = "select id, arrival, title, body, link, category, severity, definition_key,"
            + " instance_id, business_key, activity_id, created_at, expires_at, seen_at, read_at, acted_at, archived_at,"
            + " commands"
            + OWN;

    private final Statements statements;
    private final Reader reader;

    Notes(Statements statements, Reader reader) {
        this.statements = statements;
        this.reader = reader;
    }

    Page page(Selection selection, Order order, int size) throws SQLException {
        List<Arrived> found = list(selection, order, size + 1);
        boolean more = found.size() > size;
        List<Arrived> shown = more ? found.subList(0, size) : found;
        return new Page(
                shown.stream().map(Arrived::note).toList(),
                more ? new Cursor(shown.get(size - 1).arrival()) : null);
    }

    Optional<InboxNote> one(Selection selection) throws SQLException {
        return list(selection, Order.NEWEST_FIRST, 1).stream().findFirst().map(Arrived::note);
    }

    /** Where the note with this id stands, a deleted one too. */
    Optional<Cursor> position(String id) throws SQLException {
        String sql = "select arrival" + OWN + " and id = ?";
        return statements.first(
                sql, row -> new Cursor(row.getLong("arrival")), List.of(reader.tenant(), reader.user(), id));
    }

    /** Counts one by one. */
    Counts count(Selection selection) throws SQLException {
        String sql =
                "select count(*) filter (where unseen) as unseen, count(*) as unread" + OWN + " and " + selection.sql();
        return statements
                .query(sql, row -> new Counts(row.getInt("unseen"), row.getInt("unread")), own(selection))
                .get(0);
    }

    private List<Arrived> list(Selection selection, Order order, int size) throws SQLException {
        String sql = SELECT + " and " + selection.sql() + selection.orderBy(order.direction) + " limit " + size;
        return statements.query(sql, this::arrived, own(selection));
    }

    private List<Object> own(Selection selection) {
        return Stream.concat(Stream.of(reader.tenant(), reader.user()), selection.values().stream())
                .toList();
    }

    private Arrived arrived(ResultSet row) throws SQLException {
        return new Arrived(new InboxNote(note(row, reader), readState(row)), row.getLong("arrival"));
    }

    /** The note that is in this row. */
    static Note note(ResultSet row, Reader reader) throws SQLException {
        String link = row.getString("link");
        return new Note(
                        row.getString("id"),
                        reader.tenant(),
                        reader.user(),
                        row.getString("title"),
                        row.getString("body"),
                        link == null ? null : URI.create(link),
                        row.getString("category"),
                        Severity.valueOf(row.getString("severity")),
                        origin(row),
                        moment(row, "created_at"),
                        moment(row, "expires_at"))
                .offering(commands(row.getString("commands")));
    }

    private static Set<NoteCommand> commands(@Nullable String names) {
        return names == null
                ? Set.of()
                : Stream.of(names.split(",")).map(NoteCommand::valueOf).collect(Collectors.toSet());
    }

    private static Origin origin(ResultSet row) throws SQLException {
        return new Origin(
                row.getString("definition_key"),
                row.getString("instance_id"),
                row.getString("business_key"),
                row.getString("activity_id"));
    }

    private static ReadState readState(ResultSet row) throws SQLException {
        return new ReadState(
                Statements.instant(row, "seen_at"),
                Statements.instant(row, "read_at"),
                Statements.instant(row, "acted_at"),
                Statements.instant(row, "archived_at"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Statements.instant(row, column));
    }

    /** In which order notes came. */
    enum Order {
        NEWEST_FIRST("desc"),
        OLDEST_FIRST("asc");

        private final String direction;

        Order(String direction) {
            this.direction = direction;
        }
    }

    /**
     * A note in its inbox.
     *
     * @param arrival the nth that came
     */
    private record Arrived(InboxNote note, long arrival) {}
}
