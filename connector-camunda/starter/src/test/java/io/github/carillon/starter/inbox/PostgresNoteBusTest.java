package io.github.carillon.starter.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.carillon.core.database.Database;
import io.github.carillon.core.database.DatabaseSettings;
import io.github.carillon.core.inbox.Counts;
import io.github.carillon.core.inbox.Inbox;
import io.github.carillon.core.inbox.NoteAction;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.Origin;
import io.github.carillon.core.message.Severity;
import io.github.carillon.core.recipient.Reader;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two workers that share a database. */
@Timeout(60)
final class PostgresNoteBusTest {

    private static final Reader ADA = new Reader("north", "ada");
    private static EmbeddedPostgres postgres;
    private static int notes;

    private Database database;
    private Inbox inbox;
    private PostgresNoteBus here;
    private PostgresNoteBus there;
    private final List<NoteEvent> heard = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void startDatabase() {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .start();
        } catch (IOException | RuntimeException impossible) {
            String reason = "PostgreSQL could not be started here: " + impossible;
            var unused = System.getenv("CI") == null ? abort(reason) : fail(reason);
        }
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }

    @BeforeEach
    void start() {
        DatabaseSettings settings = new DatabaseSettings(
                "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres", "postgres", null, 4);
        database = Database.open(settings);
        inbox = new Inbox(database.dataSource(), Clock.systemUTC());
        here = PostgresNoteBus.start(settings, database.dataSource(), inbox, Clock.systemUTC());
        there = PostgresNoteBus.start(settings, database.dataSource(), inbox, Clock.systemUTC());
        await().until(() -> here.listening() && there.listening());
    }

    @AfterEach
    void stop() {
        here.close();
        there.close();
        database.close();
    }

    @Test
    void news_reach_those_who_listen_to_another_worker() {
        there.subscribe(ADA, heard::add);
        there.subscribe(new Reader("south", "ada"), event -> heard.add(null));
        Note note = stored();

        here.publish(ADA, NoteEvent.notification(note));
        await().until(() -> heard.equals(List.of(NoteEvent.notification(note))));

        inbox.mark(ADA, note.id(), NoteAction.READ);
        Counts counts = inbox.counts(ADA);
        here.publish(ADA, NoteEvent.changed(counts));
        await().until(() -> heard.contains(NoteEvent.changed(counts)));
        assertThat(heard).hasSize(2);
    }

    @Test
    void ones_own_news_are_told_once() {
        here.subscribe(ADA, heard::add);
        List<NoteEvent> elsewhere = new CopyOnWriteArrayList<>();
        there.subscribe(ADA, elsewhere::add);
        Note note = stored();

        here.publish(ADA, NoteEvent.notification(note));
        assertThat(heard).containsExactly(NoteEvent.notification(note));
        await().until(() -> elsewhere.size() == 1);
        there.publish(ADA, NoteEvent.changed(inbox.counts(ADA)));
        await().until(() -> heard.size() == 2);
        assertThat(heard.get(1).name()).isEqualTo("changed");
    }

    @Test
    void what_was_told_while_the_connection_was_lost_is_told_when_it_is_back() throws SQLException {
        there.subscribe(ADA, heard::add);
        execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'carillon-news'");
        await().until(() -> !there.listening());

        Note note = stored();
        await().until(there::listening);
        await().until(() -> heard.contains(NoteEvent.notification(note)));
        assertThat(heard.get(heard.size() - 1).name()).isEqualTo("changed");
    }

    @Test
    void what_strangers_say_harms_nobody() throws SQLException {
        there.subscribe(ADA, heard::add);
        execute("notify carillon_news, 'hello'");
        execute("notify carillon_news, '[]'");
        execute("notify carillon_news,"
                + " '{\"tenant\":\"north\",\"user\":\"ada\",\"name\":\"notification\",\"note\":\"x\"}'");
        execute("notify carillon_news, '{\"tenant\":\"north\",\"user\":\"ada\",\"name\":\"other\"}'");

        Note note = stored();
        here.publish(ADA, NoteEvent.notification(note));
        await().until(() -> heard.equals(List.of(NoteEvent.notification(note))));
    }

    private Note stored() {
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        Note note = new Note(
                String.format("%032x", ++notes),
                ADA.tenant(),
                ADA.user(),
                "A note",
                "x".repeat(4_000),
                null,
                Note.INFO,
                Severity.INFO,
                Origin.none(),
                now,
                now.plus(Duration.ofDays(1)));
        assertThat(inbox.store(note)).isTrue();
        return note;
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
