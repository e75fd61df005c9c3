package io.github.carillon.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.database.Database;
import io.github.carillon.core.database.TestDatabase;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.OnUnknown;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Accepted;
import io.github.carillon.core.delivery.Outcome.Unknown;
import io.github.carillon.core.delivery.SentMessageLookup;
import io.github.carillon.testserver.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a delivery in doubt whose provider can be asked. */
abstract class UnknownOutcomeSuite {

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Outcome LOST = new Unknown("NO_ANSWER", "the connection ended before the answer came");
    private static final SentMessageLookup ABSENT =
            SentMessageLookup.nothing("Twilio was asked and has no such message");

    private final Database database;
    private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");
    private final List<Ledger> ledgers = new ArrayList<>();
    private final Ledger ledger;
    private final Dispatcher dispatcher;
    private final AskedChannel channel = new AskedChannel();

    UnknownOutcomeSuite(TestDatabase kind) {
        this.database = kind.open();
        this.ledger = ledgerOf("first");
        this.dispatcher = new Dispatcher(ledger, clock);
    }

    @AfterEach
    void close() {
        ledgers.forEach(Ledger::close);
        database.close();
    }

    @Test
    void an_answer_that_was_lost_is_found_with_the_provider_and_remembered() {
        channel.answers.add(LOST);
        channel.lookUp = found("SM1");

        assertThat(send("task", OnUnknown.PARK)).isEqualTo(new Accepted("SM1", "sent"));
        assertThat(send("task", OnUnknown.PARK)).isEqualTo(new Accepted("SM1", "sent"));
        assertThat(channel.sent).isEqualTo(1);
        assertThat(channel.askedSince).containsExactly(clock.instant());
    }

    @Test
    void what_the_provider_does_not_have_stays_unknown_and_says_so() {
        channel.answers.add(LOST);
        channel.lookUp = ABSENT;

        assertThat(send("task", OnUnknown.PARK))
                .isEqualTo(new Unknown(
                        "NO_ANSWER",
                        "the connection ended before the answer came; Twilio was asked and has no such message"));
    }

    @Test
    void nobody_is_asked_twice_nor_where_the_message_is_sent_again_anyway() {
        channel.answers.add(LOST);
        channel.lookUp = ABSENT;
        send("task", OnUnknown.PARK);
        send("task", OnUnknown.PARK);
        assertThat(channel.askedSince).hasSize(1);

        channel.answers.add(LOST);
        send("another", OnUnknown.REPEAT);
        assertThat(channel.askedSince).hasSize(1);
    }

    @Test
    void what_a_killed_worker_left_behind_is_asked_for_since_it_was_claimed() {
        Instant claimed = clock.instant();
        Ledger killed = ledgerOf("killed");
        killed.claim(key("task"), OnUnknown.PARK);
        clock.forward(Duration.ofSeconds(30));
        killed.renew();
        clock.forward(LEASE);
        channel.lookUp = found("SM1");

        assertThat(send("task", OnUnknown.PARK)).isEqualTo(new Accepted("SM1", "sent"));
        assertThat(channel.askedSince).containsExactly(claimed);
        assertThat(channel.sent).isZero();
    }

    @Test
    void what_is_asked_for_is_claimed_and_can_be_asked_for_again_when_that_worker_is_killed_too() {
        Instant claimed = clock.instant();
        ledgerOf("killed").claim(key("task"), OnUnknown.PARK);
        clock.forward(LEASE);
        assertThat(ledgerOf("killed as well").claim(key("task"), OnUnknown.PARK))
                .isEqualTo(new Claim.Orphaned(1, claimed));

        assertThat(send("task", OnUnknown.PARK))
                .isInstanceOfSatisfying(
                        Outcome.Deferred.class, held -> assertThat(held.code()).isEqualTo("IN_FLIGHT"));
        clock.forward(LEASE);
        channel.lookUp = ABSENT;
        assertThat(send("task", OnUnknown.PARK))
                .isEqualTo(new Unknown(
                        "WORKER_STOPPED",
                        "the worker stopped while it was sending; Twilio was asked and has no such message"));
        assertThat(channel.askedSince).containsExactly(claimed);
    }

    @Test
    void an_operators_word_sends_again_and_the_next_doubt_is_asked_for_anew() {
        channel.answers.add(LOST);
        channel.lookUp = ABSENT;
        send("task", OnUnknown.PARK);
        ledger.release("engine", "task");
        clock.forward(Duration.ofMinutes(5));
        channel.answers.add(LOST);

        assertThat(send("task", OnUnknown.PARK)).isInstanceOf(Unknown.class);
        assertThat(channel.sent).isEqualTo(2);
        assertThat(channel.askedSince).hasSize(2).last().isEqualTo(clock.instant());
    }

    @Test
    void a_message_of_another_delivery_is_not_taken_for_this_one() {
        channel.answers.add(new Accepted("SM1", "queued"));
        send("one", OnUnknown.PARK);
        channel.answers.add(LOST);
        channel.lookUp = new SentMessageLookup(found("SM1").found(), "Twilio was asked and has no such message");

        assertThat(send("two", OnUnknown.PARK)).isInstanceOf(Unknown.class);

        channel.answers.add(LOST);
        channel.lookUp = found("SM1", "SM2");
        assertThat(send("three", OnUnknown.PARK)).isEqualTo(new Accepted("SM2", "sent"));
    }

    @Test
    void of_two_that_are_in_doubt_about_one_message_one_gets_it() {
        ledger.claim(key("one"), OnUnknown.PARK);
        ledger.claim(key("two"), OnUnknown.PARK);

        assertThat(ledger.adopt(key("one"), "SM1")).isTrue();
        assertThat(ledger.adopt(key("two"), "SM1")).isFalse();
        assertThat(ledger.adopt(key("one"), "SM1")).isTrue();
    }

    @Test
    void several_that_fit_are_left_to_a_person() {
        channel.answers.add(LOST);
        channel.lookUp = found("SM1", "SM2");

        assertThat(send("task", OnUnknown.PARK))
                .isInstanceOfSatisfying(
                        Unknown.class,
                        unknown -> assertThat(unknown.reason())
                                .endsWith("; the provider has 2 such messages, and cannot tell which is this one"));
    }

    @Test
    void a_channel_that_throws_when_asked_leaves_it_unknown() {
        channel.answers.add(LOST);
        channel.lookUp = null;

        assertThat(send("task", OnUnknown.PARK)).isEqualTo(LOST);
    }

    private Outcome send(String task, OnUnknown onUnknown) {
        return dispatcher.dispatch(new Delivery<>(key(task), "text"), channel, onUnknown);
    }

    private Ledger ledgerOf(String owner) {
        Ledger opened = new Ledger(database.dataSource(), owner, LEASE, clock);
        ledgers.add(opened);
        return opened;
    }

    private static DeliveryKey key(String task) {
        return new DeliveryKey("engine", "", task, "mary", "sms", "+15005550006");
    }

    private static SentMessageLookup found(String... ids) {
        return new SentMessageLookup(
                List.of(ids).stream().map(id -> new Accepted(id, "sent")).toList(), "");
    }

    private static final class AskedChannel implements Channel<String> {

        private final List<Outcome> answers = new ArrayList<>();
        private final List<Instant> askedSince = new ArrayList<>();
        private SentMessageLookup lookUp = SentMessageLookup.impossible();
        private int sent;

        @Override
        public String kind() {
            return "sms";
        }

        @Override
        public Outcome send(Delivery<String> delivery) {
            sent++;
            return answers.remove(0);
        }

        @Override
        public SentMessageLookup lookUp(Delivery<String> delivery, Instant since) {
            askedSince.add(since);
            if (lookUp == null) {
                throw new IllegalStateException("a bug");
            }
            return lookUp;
        }
    }
}
