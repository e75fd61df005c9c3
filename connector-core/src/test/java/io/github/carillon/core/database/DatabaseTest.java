package io.github.carillon.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.carillon.core.outbox.DueEntry;
import io.github.carillon.core.outbox.Outbox;
import io.github.carillon.core.outbox.Tries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class DatabaseTest {

    private static final int CONNECTIONS = 4;

    @TempDir
    private Path folder;

    @Test
    void an_h2_that_closed_itself_as_on_a_full_disk_is_open_again_once_each_connection_was_tried() {
        String url = "jdbc:h2:file:" + folder.resolve("ledger");
        try (Database database = Database.open(new DatabaseSettings(url, null, null, CONNECTIONS))) {
            assertThatThrownBy(() -> execute(database, "shutdown immediately")).isInstanceOf(SQLException.class);

            assertThat(Stream.generate(() -> answers(database)).limit(CONNECTIONS + 1))
                    .endsWith(true);
        }
    }

    @Test
    void one_that_does_not_open_is_told_by_the_exception_and_by_no_stack_trace_in_the_log() {
        Logger log = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.addAppender(lines);
        String nowhere = "jdbc:h2:file:" + folder.resolve("ledger") + ";IFEXISTS=TRUE";
        try {
            assertThatThrownBy(() -> Database.open(new DatabaseSettings(nowhere, null, null, CONNECTIONS)))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessage("the ledger's database could not be opened")
                    .hasRootCauseInstanceOf(SQLException.class);
        } finally {
            log.detachAppender(lines);
        }
        assertThat(List.copyOf(lines.list)).allMatch(line -> line.getThrowableProxy() == null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut off", "overwritten", "empty"})
    void a_file_that_is_damaged_is_not_opened(String how) throws Exception {
        DatabaseSettings settings =
                new DatabaseSettings("jdbc:h2:file:" + folder.resolve("ledger"), null, null, CONNECTIONS);
        Path file = folder.resolve("ledger.mv.db");
        try (Database database = Database.open(settings)) {
            for (int row = 0; row < 5_000; row++) {
                execute(database, "insert into worker values ('" + "x".repeat(100) + row + "', current_timestamp)");
            }
        }
        Database.open(settings).close();

        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, damaged(bytes, how));

        assertThatThrownBy(() -> Database.open(settings)).isInstanceOf(DamagedDatabaseException.class);
    }

    private static byte[] damaged(byte[] bytes, String how) {
        if (how.equals("overwritten")) {
            Arrays.fill(bytes, bytes.length / 4, bytes.length * 3 / 4, (byte) 0);
        }
        return Arrays.copyOf(
                bytes,
                switch (how) {
                    case "empty" -> 0;
                    case "cut off" -> bytes.length / 2;
                    default -> bytes.length;
                });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void a_ledger_of_before_knows_whose_each_text_message_is(TestDatabase kind) throws SQLException {
        String url = kind.emptyUrl();
        DatabaseSettings settings = new DatabaseSettings(url, null, null, CONNECTIONS);
        try (Connection keptOpen = DriverManager.getConnection(H2Url.complete(url))) {
            migrate(url, "3");
            accepted(keptOpen, "one", "sms", "SM1");
            accepted(keptOpen, "two", "sms", "SM2");
            accepted(keptOpen, "three", "smtp", "<3@example.org>");
            execute(keptOpen, "insert into adoption values ('engine', 'SM2', 'two', 'id')");

            try (Database database = Database.open(settings)) {
                List<String> known = new Transactions(database.dataSource())
                        .single(statements -> statements.query(
                                "select activation, message_id from adoption order by message_id",
                                row -> row.getString(1) + " " + row.getString(2),
                                List.of()));
                assertThat(known).containsExactly("one SM1", "two SM2");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void what_was_to_follow_notes_of_before_is_in_the_outbox(TestDatabase kind) throws SQLException {
        String url = kind.emptyUrl();
        try (Connection keptOpen = DriverManager.getConnection(H2Url.complete(url))) {
            migrate(url, "6");
            accepted(keptOpen, "one", "signalr", "note");
            execute(
                    keptOpen,
                    "insert into inbox (id, tenant, reader, arrivals, unseen, unread) values (7, 'north', 'ada', 1, 1, 1)");
            execute(
                    keptOpen,
                    "insert into note (inbox, id, arrival, folder, unseen, attention, title, body, category, severity,"
                            + " created_at, expires_at, forget_at) values (7, 'n1', 1, 'ACTIVE', true, 'UNREAD', 't', '',"
                            + " 'INFO', 'INFO', now(), '2030-01-01 00:00:00+00', now())");
            for (String note : List.of("n1", "forgotten")) {
                execute(
                        keptOpen,
                        "insert into escalation (inbox, note, due_at, next_at, failed, misconfigured, doubtful, type,"
                                + " connection, recipient, repeats, attempts) values (7, '" + note
                                + "', '2026-01-01 00:00:00+00', '2026-01-02 00:00:00+00', 3, 1, 2, 'Smtp', 'relay',"
                                + " 'ada@example.org', true, 4)");
            }

            try (Database database = Database.open(new DatabaseSettings(url, null, null, CONNECTIONS))) {
                Outbox outbox = new Outbox(
                        database.dataSource(), Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC));
                List<DueEntry> due = Stream.generate(() -> outbox.take("Smtp", "relay"))
                        .takeWhile(Optional::isPresent)
                        .flatMap(Optional::stream)
                        .toList();

                assertThat(due).extracting(one -> one.entry().key().id()).containsExactlyInAnyOrder("n1", "forgotten");
                assertThat(due).extracting(one -> one.entry().key().user()).containsOnly("ada");
                assertThat(due).extracting(DueEntry::tries).containsOnly(new Tries(3, 1, 2));
                assertThat(due)
                        .filteredOn(one -> one.entry().key().id().equals("n1"))
                        .extracting(one -> one.entry().expires())
                        .containsExactly(Instant.parse("2030-01-01T00:00:00Z"));
                assertThat(channels(database)).containsExactly("inbox");
            }
        }
    }

    private static List<String> channels(Database database) throws SQLException {
        return new Transactions(database.dataSource())
                .single(statements ->
                        statements.query("select channel from delivery", row -> row.getString(1), List.of()));
    }

    private static void migrate(String url, String version) {
        Flyway.configure()
                .dataSource(H2Url.complete(url), null, null)
                .locations("classpath:io/github/carillon/core/database")
                .target(version)
                .load()
                .migrate();
    }

    private static void accepted(Connection connection, String task, String channel, String message)
            throws SQLException {
        execute(
                connection,
                "insert into delivery (activation, id, engine, channel, state, owner, lease_until, attempts, released,"
                        + " message_id, created_at, updated_at) values ('" + task + "', 'id', 'engine', '" + channel
                        + "', 'ACCEPTED', 'worker', now(), 1, false, '" + message + "', now(), now())");
    }

    private static boolean answers(Database database) {
        try {
            execute(database, "select count(*) from delivery");
            return true;
        } catch (SQLException closed) {
            return false;
        }
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
