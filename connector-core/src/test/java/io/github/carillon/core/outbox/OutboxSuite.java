package io.github.carillon.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.database.Database;
import io.github.carillon.core.database.TestDatabase;
import io.github.carillon.core.database.Transactions;
import io.github.carillon.core.delivery.OnUnknown;
import io.github.carillon.testserver.SettableClock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages that no task waits for, whichever database they are in. */
abstract class OutboxSuite {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LIFE = Duration.ofDays(30);
    private static final String RELAY = "relay";

    private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");
    private final Database database;
    private final Outbox outbox;

    OutboxSuite(TestDatabase kind) {
        this.database = kind.open();
        this.outbox = new Outbox(database.dataSource(), clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void an_entry_is_kept_as_it_was_given() throws SQLException {
        OutboxEntry all = entry("1", MINUTE);
        OutboxEntry least = new OutboxEntry(
                new OutboxEntry.Key("test", "2", "", "bob"),
                all.due().plusSeconds(1),
                null,
                all.expires(),
                "Smtp",
                RELAY,
                "bob@example.org",
                null,
                null,
                OnUnknown.PARK,
                null);
        add(all);
        add(least);
        clock.forward(MINUTE.plusSeconds(1));

        assertThat(taken()).containsExactly(new DueEntry(all, Tries.NONE), new DueEntry(least, Tries.NONE));
    }

    @Test
    void nothing_is_due_before_its_time() throws SQLException {
        add(entry("1", MINUTE));
        clock.forward(MINUTE.minusMillis(1));

        assertThat(taken()).isEmpty();
    }

    @Test
    void what_is_added_again_changes_nothing() throws SQLException {
        add(entry("1", MINUTE));
        add(entry("1", LIFE));
        clock.forward(MINUTE);

        assertThat(taken()).hasSize(1);
    }

    @Test
    void the_same_id_for_somebody_else_or_of_another_source_is_another_entry() throws SQLException {
        for (OutboxEntry.Key key : List.of(
                new OutboxEntry.Key("test", "1", "", "ada"),
                new OutboxEntry.Key("test", "1", "", "bob"),
                new OutboxEntry.Key("test", "1", "north", "ada"),
                new OutboxEntry.Key("other", "1", "", "ada"))) {
            add(entry(key, RELAY, MINUTE));
        }
        clock.forward(MINUTE);

        outbox.done(outbox.take("Smtp", RELAY).orElseThrow());
        assertThat(taken()).hasSize(3);
    }

    @Test
    void each_connection_takes_its_own_the_longest_due_first() throws SQLException {
        add(entry("late", MINUTE.plusSeconds(1)));
        add(entry("early", MINUTE));
        add(entry(key("other"), "other", MINUTE));
        clock.forward(LIFE);

        assertThat(ids(taken())).containsExactly("early", "late");
        assertThat(outbox.take("Mail", "other")).isEmpty();
        assertThat(outbox.take("Smtp", "other")).isPresent();
    }

    @Test
    void what_was_taken_comes_again_when_its_taker_is_gone() throws SQLException {
        add(entry("1", MINUTE));
        clock.forward(MINUTE);
        assertThat(taken()).hasSize(1);

        assertThat(taken()).isEmpty();
        clock.forward(Duration.ofMinutes(15));
        assertThat(taken()).hasSize(1);
    }

    @Test
    void what_is_postponed_comes_again_and_remembers_what_came_of_it() throws SQLException {
        add(entry("1", MINUTE));
        clock.forward(MINUTE);
        DueEntry due = outbox.take("Smtp", RELAY).orElseThrow();
        Tries tries = Tries.NONE.failedAgain().misconfiguredAgain().possiblySentAgain();
        outbox.postpone(due, tries, clock.instant().plus(MINUTE));

        assertThat(taken()).isEmpty();
        clock.forward(MINUTE);
        assertThat(taken()).containsExactly(new DueEntry(due.entry(), new Tries(3, 1, 1)));
    }

    @Test
    void what_is_done_never_comes_again() throws SQLException {
        add(entry("1", MINUTE));
        clock.forward(MINUTE);
        outbox.done(outbox.take("Smtp", RELAY).orElseThrow());
        clock.forward(LIFE);

        assertThat(taken()).isEmpty();
    }

    @Test
    void what_is_moot_and_taken_by_nobody_is_forgotten_after_a_day() throws SQLException {
        add(entry(key("1"), "no more", MINUTE));
        Instant moot = clock.instant().plus(LIFE);

        forget(moot.plus(Duration.ofDays(1)).minusMillis(1));
        assertThat(count()).isOne();
        forget(moot.plus(Duration.ofDays(1)));
        assertThat(count()).isZero();
    }

    @Test
    void several_workers_share_what_is_due_and_never_take_the_same_one() throws SQLException {
        for (int each = 0; each < 60; each++) {
            add(entry("id-" + each, MINUTE));
        }
        clock.forward(MINUTE);
        List<CompletableFuture<List<DueEntry>>> workers = Stream.generate(
                        () -> CompletableFuture.supplyAsync(this::taken))
                .limit(3)
                .toList();

        assertThat(workers.stream().flatMap(worker -> ids(worker.join()).stream()))
                .hasSize(60)
                .doesNotHaveDuplicates();
    }

    private List<DueEntry> taken() {
        return Stream.generate(() -> outbox.take("Smtp", RELAY))
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<String> ids(List<DueEntry> all) {
        return all.stream().map(due -> due.entry().key().id()).toList();
    }

    private void add(OutboxEntry entry) throws SQLException {
        run(statements -> {
            Outbox.add(statements, entry);
            return true;
        });
    }

    private void forget(Instant now) throws SQLException {
        run(statements -> {
            Outbox.forget(statements, "test", "north", "ada", now);
            return true;
        });
    }

    private int count() throws SQLException {
        return run(statements -> statements
                .query("select count(*) as entries from outbox", row -> row.getInt("entries"), List.of())
                .get(0));
    }

    private <T> T run(Transactions.Work<T> work) throws SQLException {
        return new Transactions(database.dataSource()).together(work);
    }

    private OutboxEntry entry(String id, Duration after) {
        return entry(key(id), RELAY, after);
    }

    private static OutboxEntry.Key key(String id) {
        return new OutboxEntry.Key("test", id, "north", "ada");
    }

    private OutboxEntry entry(OutboxEntry.Key key, String connection, Duration after) {
        Instant due = clock.instant().plus(after);
        return new OutboxEntry(
                key,
                due,
                due.plus(MINUTE),
                clock.instant().plus(LIFE),
                "Smtp",
                connection,
                "Ada <ada@example.org>",
                "shop@example.org",
                "one@example.org\ntwo@example.org",
                OnUnknown.REPEAT,
                3);
    }
}
