package io.github.carillon.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.carillon.core.database.Database;
import io.github.carillon.core.database.DatabaseException;
import io.github.carillon.core.database.FaultyDatabase;
import io.github.carillon.core.database.TestDatabase;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.FakeChannel;
import io.github.carillon.core.delivery.OnUnknown;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.testserver.SettableClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the ledger promises when many write, and when its database fails; whichever that is. */
abstract class LedgerSuite {

    static final Duration LEASE = Duration.ofSeconds(60);
    private static final Outcome.Accepted SENT = new Outcome.Accepted("id", null);
    private static final Claim FIRST = new Claim.Granted(1, false, false);

    final Database database;
    final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");
    private final FaultyDatabase faulty;
    private final List<Ledger> ledgers = new ArrayList<>();
    final Ledger ledger;
    final Ledger other;
    private final Dispatcher dispatcher;
    private final FakeChannel channel = new FakeChannel();
    private final ExecutorService pool = Executors.newCachedThreadPool();

    LedgerSuite(TestDatabase kind) {
        this.database = kind.open();
        this.faulty = new FaultyDatabase(database.dataSource());
        this.ledger = keep(new Ledger(faulty.dataSource(), "first", LEASE, clock));
        this.other = keep(new Ledger(database.dataSource(), "other", LEASE, clock));
        this.dispatcher = new Dispatcher(ledger, clock);
        // their first words are not to fall into a test
        ledger.renew();
        other.renew();
    }

    @AfterEach
    void close() {
        pool.shutdownNow();
        faulty.comeBack();
        ledgers.forEach(Ledger::close);
        database.close();
    }

    @Test
    void many_threads_are_each_granted_their_own() throws Exception {
        List<Claim> claims = together(IntStream.range(0, 200)
                .mapToObj(task -> (Claiming) () -> ledger.claim(key("task " + task), OnUnknown.PARK))
                .toList());

        assertThat(claims).hasSize(200).containsOnly(FIRST);
        assertThat(count("delivery where state = 'CLAIMED' and owner = 'first'"))
                .isEqualTo(200);
    }

    @Test
    void two_workers_that_want_the_same_in_opposite_order_get_each_delivery_once() throws Exception {
        int tasks = 60;
        List<Claiming> claimings = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            DeliveryKey forth = key("task " + task);
            DeliveryKey back = key("task " + (tasks - 1 - task));
            claimings.add(() -> ledger.claim(forth, OnUnknown.PARK));
            claimings.add(() -> other.claim(back, OnUnknown.PARK));
        }

        List<Claim> claims = together(claimings);
        assertThat(claims).filteredOn(Claim.Granted.class::isInstance).hasSize(tasks);
        assertThat(claims).filteredOn(Claim.Held.class::isInstance).hasSize(tasks);
    }

    @Test
    void it_tells_which_activations_of_an_engine_it_knows_and_since_when() {
        ledger.claim(key("known"), OnUnknown.PARK);
        ledger.claim(key("7@2026-01-01T00:00:00.123Z@" + "i".repeat(64)), OnUnknown.PARK);

        assertThat(ledger.lastClaimed("engine", List.of("known", "unknown")))
                .isEqualTo(Map.of("known", clock.instant()));
        assertThat(ledger.lastClaimed("other", List.of("known"))).isEmpty();
    }

    @Test
    void of_two_claims_of_one_delivery_in_one_group_one_is_granted() throws Exception {
        assertThat(inOneGroup(key("new")))
                .containsExactly(FIRST, new Claim.Held(clock.instant().plus(LEASE)));

        ledger.claim(key("deferred"), OnUnknown.PARK);
        ledger.settle(key("deferred"), 1, new Outcome.Deferred("4.2.1", "later", null));
        ledger.renew();
        assertThat(inOneGroup(key("deferred")))
                .containsExactly(
                        new Claim.Granted(2, false, false),
                        new Claim.Held(clock.instant().plus(LEASE)));
    }

    @Test
    void a_claim_that_the_database_refuses_fails_no_other() throws Exception {
        DeliveryKey poison = new DeliveryKey("e".repeat(65), "", "task", "mary", "fake", "mary@example.org");
        List<Claiming> claimings = new ArrayList<>(Collections.nCopies(3, () -> ledger.claim(poison, OnUnknown.PARK)));
        for (int task = 0; task < 10; task++) {
            DeliveryKey sound = key("task " + task);
            claimings.add(() -> ledger.claim(sound, OnUnknown.PARK));
        }

        assertThat(together(claimings)).hasSize(10).containsOnly(FIRST);
    }

    @Test
    void a_row_that_somebody_keeps_locked_holds_up_no_other() throws Exception {
        other.claim(key("locked"), OnUnknown.PARK);
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select * from delivery where activation = 'locked' for update");

            List<Claim> claims = together(List.of(
                    () -> ledger.claim(key("locked"), OnUnknown.PARK),
                    () -> ledger.claim(key("free"), OnUnknown.PARK)));
            assertThat(claims).containsExactly(FIRST);
            connection.rollback();
        }
    }

    @Test
    void an_outcome_of_any_length_and_with_any_character_is_noted() {
        Outcome odd = new Outcome.Refused("5.1.1 " + "c".repeat(100), "no\0such mailbox" + "x".repeat(2000));
        ledger.claim(key("task"), OnUnknown.PARK);
        ledger.settle(key("task"), 1, odd);

        assertThat(ledger.claim(key("task"), OnUnknown.PARK)).isInstanceOf(Claim.Settled.class);
    }

    @Test
    void outcomes_are_kept_while_the_database_is_away() {
        ledger.claim(key("task"), OnUnknown.PARK);
        faulty.goAway();
        ledger.settle(key("task"), 1, SENT);

        assertThatThrownBy(() -> ledger.claim(key("another"), OnUnknown.PARK)).isInstanceOf(DatabaseException.class);
        assertThat(other.claim(key("task"), OnUnknown.PARK)).isInstanceOf(Claim.Held.class);

        faulty.comeBack();
        await().until(() -> other.claim(key("task"), OnUnknown.PARK), new Claim.Settled(SENT)::equals);
        assertThat(ledger.claim(key("another"), OnUnknown.PARK)).isEqualTo(FIRST);
    }

    @Test
    void says_that_nothing_is_written_until_something_is() {
        faulty.goAway();
        assertThatThrownBy(ledger::renew).isInstanceOf(DatabaseException.class);
        assertThat(ledger.writes()).isFalse();

        faulty.comeBack();
        ledger.renew();
        await().until(ledger::writes);
    }

    @Test
    void closing_writes_what_is_left() {
        ledger.claim(key("task"), OnUnknown.PARK);
        ledger.settle(key("task"), 1, SENT);
        ledger.close();

        assertThat(other.claim(key("task"), OnUnknown.PARK)).isEqualTo(new Claim.Settled(SENT));
        assertThatThrownBy(() -> ledger.claim(key("another"), OnUnknown.PARK)).isInstanceOf(DatabaseException.class);
    }

    @Test
    void a_commit_whose_answer_is_lost_leaves_nothing_unknown() {
        faulty.afterNextCommit(() -> {
            throw FaultyDatabase.lost();
        });

        assertThat(send(OnUnknown.PARK)).isInstanceOf(Outcome.Accepted.class);
        assertThat(channel.sent).hasSize(1);
    }

    @Test
    void a_claim_that_is_granted_after_its_caller_has_left_counts_for_nothing() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch reached = new CountDownLatch(1);
        CompletableFuture<Throwable> answer = new CompletableFuture<>();
        faulty.beforeNextCommit(() -> {
            reached.countDown();
            slow.await();
        });
        Thread caller = new Thread(() -> {
            try {
                ledger.claim(key("task"), OnUnknown.PARK);
            } catch (DatabaseException none) {
                answer.complete(none);
            }
        });
        caller.start();
        reached.await();
        caller.interrupt();
        assertThat(answer.get()).isInstanceOf(DatabaseException.class);
        slow.countDown();

        await().until(() -> other.claim(key("task"), OnUnknown.PARK), new Claim.Granted(2, false, false)::equals);
    }

    @Test
    void a_worker_that_slept_before_it_sent_asks_again() {
        faulty.afterNextCommit(() -> clock.forward(LEASE));

        assertThat(send(OnUnknown.PARK)).isInstanceOf(Outcome.Accepted.class);
        assertThat(channel.sent).hasSize(1);
    }

    @Test
    void a_worker_that_slept_before_it_sent_does_not_send_what_another_took_over() {
        faulty.afterNextCommit(() -> {
            clock.forward(LEASE);
            other.claim(key("task"), OnUnknown.REPEAT);
        });

        assertThat(send(OnUnknown.REPEAT))
                .isEqualTo(new Outcome.Deferred("IN_FLIGHT", "another worker is sending it", LEASE));
        assertThat(channel.sent).isEmpty();
    }

    @Test
    void a_claim_that_is_renewed_is_still_held_and_one_that_was_taken_over_is_not() {
        ledger.claim(key("kept"), OnUnknown.REPEAT);
        clock.forward(LEASE.minusSeconds(1));
        ledger.renew();
        clock.forward(Duration.ofSeconds(30));
        assertThat(ledger.holds(key("kept"), 1)).isTrue();

        clock.forward(LEASE);
        other.claim(key("kept"), OnUnknown.REPEAT);
        ledger.renew();
        assertThat(ledger.holds(key("kept"), 1)).isFalse();
    }

    @Test
    void two_processes_of_one_name_are_found_out_while_both_live_and_send_nothing_twice() {
        Ledger one = keep(new Ledger(database.dataSource(), "shop/1", LEASE, clock));
        Ledger two = keep(new Ledger(database.dataSource(), "shop/2", LEASE, clock));
        keep(new Ledger(database.dataSource(), "shop-2/1", LEASE, clock)).renew();
        for (int each = 0; each < 2; each++) {
            one.renew();
            two.renew();
            clock.forward(LEASE.dividedBy(6));
        }
        one.renew();
        ledger.renew();

        assertThat(List.of(one, two)).allMatch(Ledger::sharesItsName);
        assertThat(ledger.sharesItsName()).isFalse();
        assertThat(one.claim(key("shared"), OnUnknown.REPEAT)).isEqualTo(FIRST);
        assertThat(two.claim(key("shared"), OnUnknown.REPEAT)).isInstanceOf(Claim.Held.class);

        two.close();
        one.renew();
        assertThat(one.sharesItsName()).isFalse();
    }

    @Test
    void a_worker_that_was_killed_is_no_rival_of_the_one_that_comes_back() {
        Ledger killed = keep(new Ledger(database.dataSource(), "shop/1", LEASE, clock));
        killed.renew();
        Ledger back = keep(new Ledger(database.dataSource(), "shop/2", LEASE, clock));
        for (int each = 0; each < 7; each++) {
            back.renew();
            assertThat(back.sharesItsName()).isFalse();
            clock.forward(LEASE.dividedBy(6));
        }
    }

    @Test
    void workers_are_counted_while_they_live() {
        ledger.renew();
        assertThat(ledger.workers()).isEqualTo(2);

        clock.forward(LEASE);
        ledger.renew();
        assertThat(ledger.workers()).isEqualTo(1);

        other.renew();
        ledger.renew();
        assertThat(ledger.workers()).isEqualTo(2);

        other.close();
        ledger.renew();
        assertThat(ledger.workers()).isEqualTo(1);
    }

    int count(String what) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from " + what)) {
            row.next();
            return row.getInt(1);
        }
    }

    Ledger keep(Ledger opened) {
        ledgers.add(opened);
        return opened;
    }

    static DeliveryKey key(String task) {
        return new DeliveryKey("engine", "", task, "mary", "fake", "mary@example.org");
    }

    private Outcome send(OnUnknown onUnknown) {
        return dispatcher.dispatch(new Delivery<>(key("task"), "text"), channel, onUnknown);
    }

    private List<Claim> inOneGroup(DeliveryKey key) throws SQLException {
        List<ClaimRequest> twice = List.of(ClaimRequest.of(key, OnUnknown.PARK), ClaimRequest.of(key, OnUnknown.PARK));
        new LedgerCommit(
                        new LedgerDatabase(database.dataSource(), "group"),
                        new LedgerQueue(),
                        new LeaseCache(),
                        new Namesakes("lone"),
                        LEASE,
                        clock)
                .write(new LedgerBatch(List.of(), List.of(), twice, List.of()));
        return twice.stream().map(request -> request.answer().join()).toList();
    }

    /** All at the same time; those that got no answer are left out. */
    private List<Claim> together(List<Claiming> claimings) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<List<Claim>>> running = new ArrayList<>();
        for (Claiming claiming : claimings) {
            running.add(pool.submit(() -> {
                start.await();
                try {
                    return List.of(claiming.claim());
                } catch (DatabaseException none) {
                    return List.of();
                }
            }));
        }
        start.countDown();
        List<Claim> claims = new ArrayList<>();
        for (Future<List<Claim>> each : running) {
            claims.addAll(each.get());
        }
        return claims;
    }

    @FunctionalInterface
    private interface Claiming {
        Claim claim();
    }
}
