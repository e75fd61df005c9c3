package io.github.carillon.core.inbox;

import io.github.carillon.core.database.Statements;
import io.github.carillon.core.database.Tables;
import io.github.carillon.core.recipient.Reader;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * What readers want to get, and through which channel. What nobody said is wanted; what is said of a category goes before what
 * is said of all. Safe for use from any thread. Every method throws {@link
 * io.github.carillon.core.database.DatabaseException} when the database gives no answer.
 */
public final class Preferences {

    /** So many a reader has at most. */
    public static final int MOST = 500;

    /** So many notes tell which categories there are: however many they have, it costs the same. */
    private static final int NEWEST = 1000;

    private static final String CATEGORIES = "with own as (select id from inbox where tenant = ? and reader = ?)"
            + " select category from preference where tenant = ? and reader = ? and category <> ?" + newest("ACTIVE")
            + newest("ARCHIVED") + newest("DELETED") + " order by category";

    private final Tables database;

    /**
     * @param database with the tables of {@link io.github.carillon.core.database.Database}
     */
    public Preferences(DataSource database) {
        this.database = new Tables(database, "the inboxes");
    }

    /** What the reader has said, by category and channel. */
    public List<Preference> list(Reader reader) {
        return database.ask(statements -> statements.query(
                "select category, channel, wanted from preference where tenant = ? and reader = ?"
                        + " order by category, channel",
                row -> new Preference(row.getString("category"), row.getString("channel"), row.getBoolean("wanted")),
                List.of(reader.tenant(), reader.user())));
    }

    /**
     * Says it, whatever was said before of the same category and channel; false where the reader has said {@link
     * #MOST} things already.
     */
    public boolean put(Reader reader, Preference preference) {
        return database.change(statements -> change(statements, reader, preference)
                || add(statements, reader, preference)
                || change(statements, reader, preference));
    }

    /** Takes back what the reader said of this category and channel, if anything. */
    public void withdraw(Reader reader, String category, String channel) {
        database.ask(statements -> statements.update(
                "delete from preference where tenant = ? and reader = ? and category = ? and channel = ?",
                List.of(reader.tenant(), reader.user(), category, channel)));
    }

    /**
     * The categories that concern the reader, in alphabetical order: those of the newest of their notes, though they may
     * have deleted them, and those of which they have said something.
     */
    public List<String> categories(Reader reader) {
        return database.ask(statements -> statements.query(
                CATEGORIES,
                row -> row.getString("category"),
                List.of(reader.tenant(), reader.user(), reader.tenant(), reader.user(), Preference.ALL)));
    }

    /** The newest of a folder, by an index: a sort, or all the notes of a large inbox, would cost too much. */
    private static String newest(String folder) {
        return " union select category from (select note.category from note join own on note.inbox = own.id"
                + " where folder = '" + folder + "' order by inbox desc, folder desc, arrival desc limit " + NEWEST
                + ") as in_" + folder.toLowerCase(Locale.ROOT);
    }

    /** Whether the reader wants notes of this category by this channel. */
    public boolean isEnabled(Reader reader, String category, String channel) {
        List<Boolean> said = database.ask(statements -> statements.query(
                "select wanted from preference where tenant = ? and reader = ? and channel = ? and category in (?, ?)"
                        + " order by case when category = ? then 1 else 0 end",
                row -> row.getBoolean("wanted"),
                List.of(reader.tenant(), reader.user(), channel, category, Preference.ALL, Preference.ALL)));
        return said.isEmpty() || said.get(0);
    }

    private static boolean change(Statements statements, Reader reader, Preference said) throws SQLException {
        return statements.update(
                        "update preference set wanted = ? where tenant = ? and reader = ? and category = ?"
                                + " and channel = ?",
                        List.of(said.wanted(), reader.tenant(), reader.user(), said.category(), said.channel()))
                == 1;
    }

    /** False where somebody else was faster, or there are enough. */
    private static boolean add(Statements statements, Reader reader, Preference said) throws SQLException {
        int present = statements
                .query(
                        "select count(*) as present from preference where tenant = ? and reader = ?",
                        row -> row.getInt("present"),
                        List.of(reader.tenant(), reader.user()))
                .get(0);
        return present < MOST
                && statements.update(
                                "insert into preference (tenant, reader, category, channel, wanted)"
                                        + " values (?, ?, ?, ?, ?) on conflict do nothing",
                                List.of(reader.tenant(), reader.user(), said.category(), said.channel(), said.wanted()))
                        == 1;
    }
}
