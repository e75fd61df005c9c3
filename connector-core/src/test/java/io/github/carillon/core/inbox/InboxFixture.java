package io.github.carillon.core.inbox;

import static io.github.carillon.core.inbox.SampleNotes.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.database.Database;
import io.github.carillon.core.database.FaultyDatabase;
import io.github.carillon.core.database.TestDatabase;
import io.github.carillon.core.message.Note;
import io.github.carillon.testserver.SettableClock;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** An inbox for tests, and what they ask of it; whichever database it is in. */
abstract class InboxFixture {

    final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");
    final SampleNotes notes = new SampleNotes(clock);
    final Database database;
    final FaultyDatabase faulty;
    final Inbox inbox;

    InboxFixture(TestDatabase kind) {
        this.database = kind.open();
        this.faulty = new FaultyDatabase(database.dataSource());
        this.inbox = new Inbox(faulty.dataSource(), clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    Note stored(Note note) {
        assertThat(inbox.store(note)).isTrue();
        return note;
    }

    List<Note> shown(State state) {
        return inbox.list(ADA, Filter.of(state), null, 100).notes().stream()
                .map(InboxNote::note)
                .toList();
    }

    void change(String sql) throws Exception {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    int rows() throws Exception {
        return rows("note");
    }

    int rows(String table) throws Exception {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getInt(1);
        }
    }
}
