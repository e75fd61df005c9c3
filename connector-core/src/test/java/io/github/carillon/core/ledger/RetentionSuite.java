package io.github.carillon.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.database.Database;
import io.github.carillon.core.database.TestDatabase;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.OnUnknown;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.testserver.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the ledger forgets, whichever database it is in. */
abstract class RetentionSuite {

    private static final Duration RETENTION = Duration.ofDays(30);
    private static final Outcome.Accepted SENT = new Outcome.Accepted("id", null);
    private static final Outcome BAD = new Outcome.Refused("5.1.1", "no such mailbox");
    private static final Outcome LOST = new Outcome.Unknown("CONNECTION_LOST", "no answer");
    private static final Claim FORGOTTEN = new Claim.Granted(1, false, false);

    private final Database database;
    private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");
    private final Ledger ledger;

    RetentionSuite(TestDatabase kind) {
        this.database = kind.open();
        this.ledger = new Ledger(database.dataSource(), "first", Duration.ofMinutes(1), RETENTION, clock);
    }

    @AfterEach
    void close() {
        ledger.close();
        database.close();
    }

    @Test
    void what_was_settled_is_remembered_for_the_retention_and_no_longer() {
        settle("task", "mary", SENT);

        sweepAfter(RETENTION);
        assertThat(claim("task", "mary")).isEqualTo(new Claim.Settled(SENT));

        sweepAfter(Duration.ofMillis(1));
        assertThat(claim("task", "mary")).isEqualTo(FORGOTTEN);
    }

    @Test
    void the_time_counts_from_the_outcome() {
        claim("task", "mary");
        clock.forward(Duration.ofDays(20));
        ledger.settle(key("task", "mary"), 1, SENT);

        sweepAfter(RETENTION);
        assertThat(claim("task", "mary")).isEqualTo(new Claim.Settled(SENT));

        sweepAfter(Duration.ofMillis(1));
        assertThat(claim("task", "mary")).isEqualTo(FORGOTTEN);
    }

    @Test
    void what_is_claimed_or_unknown_is_never_forgotten() {
        claim("claimed", "mary");
        settle("unknown", "mary", LOST);

        sweepAfter(RETENTION.multipliedBy(10));
        assertThat(claim("claimed", "mary")).isInstanceOf(Claim.Orphaned.class);
        assertThat(claim("unknown", "mary")).isEqualTo(new Claim.Settled(LOST));
    }

    @Test
    void a_doubt_is_not_forgotten_because_of_what_was_deferred_after_it() {
        settle("task", "mary", LOST);
        ledger.claim(key("task", "mary"), OnUnknown.REPEAT);
        ledger.settle(key("task", "mary"), 2, new Outcome.Deferred("4.2.1", "later", null));
        settle("other", "mary", new Outcome.Deferred("4.2.1", "later", null));

        sweepAfter(RETENTION.multipliedBy(10));
        assertThat(claim("other", "mary")).isEqualTo(FORGOTTEN);
        assertThat(ledger.claim(key("task", "mary"), OnUnknown.REPEAT)).isEqualTo(new Claim.Granted(3, true, false));
    }

    @Test
    void while_an_operator_has_not_decided_nothing_of_his_task_is_forgotten() {
        settle("task", "mary", SENT);
        settle("task", "john", BAD);
        ledger.release("engine", "task");

        sweepAfter(RETENTION.multipliedBy(10));
        assertThat(claim("task", "mary")).isEqualTo(new Claim.Settled(SENT));
        assertThat(claim("task", "john")).isEqualTo(new Claim.Granted(2, false, true));
    }

    @Test
    void deliveries_of_one_task_are_forgotten_together() {
        settle("task", "mary", SENT);
        clock.forward(RETENTION);
        settle("task", "john", BAD);

        sweepAfter(Duration.ofDays(1));
        assertThat(claim("task", "mary")).isEqualTo(new Claim.Settled(SENT));
    }

    @Test
    void much_is_forgotten_little_by_little() throws Exception {
        settleAtOnce(Retention.AT_ONCE + 1);
        clock.forward(RETENTION.plusDays(1));

        assertThat(ledger.sweep()).isTrue();
        assertThat(ledger.sweep()).isFalse();
        assertThat(claim("task 0", "mary")).isEqualTo(FORGOTTEN);
    }

    private void sweepAfter(Duration time) {
        ledger.renew();
        clock.forward(time);
        assertThat(ledger.sweep()).isFalse();
    }

    private void settleAtOnce(int tasks) throws Exception {
        List<ClaimRequest> claims = IntStream.range(0, tasks)
                .mapToObj(task -> ClaimRequest.of(key("task " + task, "mary"), OnUnknown.PARK))
                .toList();
        LedgerCommit commit = new LedgerCommit(
                new LedgerDatabase(database.dataSource(), "first"),
                new LedgerQueue(),
                new LeaseCache(),
                new Namesakes("lone"),
                Duration.ofMinutes(1),
                clock);
        commit.write(new LedgerBatch(List.of(), List.of(), claims, List.of()));
        commit.write(new LedgerBatch(
                claims.stream()
                        .map(claim -> new Settlement(claim.row(), 1, SENT, clock.instant(), false))
                        .toList(),
                List.of(),
                List.of(),
                List.of()));
    }

    private void settle(String task, String recipient, Outcome outcome) {
        claim(task, recipient);
        ledger.settle(key(task, recipient), 1, outcome);
    }

    private Claim claim(String task, String recipient) {
        return ledger.claim(key(task, recipient), OnUnknown.PARK);
    }

    private static DeliveryKey key(String task, String recipient) {
        return new DeliveryKey("engine", "", task, recipient, "fake", recipient + "@example.org");
    }
}
