package io.github.carillon.core.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.FakeChannel;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.SentMessageLookup;
import io.github.carillon.core.resilience.FailoverChannel.Member;
import io.github.carillon.testserver.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FailoverChannelTest {

    private static final Outcome DEFERRED = new Outcome.Deferred("421", "closed", Duration.ofSeconds(9));
    private static final Outcome MISCONFIGURED = new Outcome.Misconfigured("535", "wrong password");
    private static final Outcome REFUSED = new Outcome.Refused("550", "no such mailbox");
    private static final Outcome UNKNOWN = new Outcome.Unknown("LOST", "no answer");

    private final FakeChannel main = new FakeChannel();
    private final FakeChannel backup = new FakeChannel();
    private final FakeChannel last = new FakeChannel();
    private final List<String> told = new ArrayList<>();
    private final Channel<String> channel = new FailoverChannel<>(
            List.of(new Member<>("main", main), new Member<>("backup", backup), new Member<>("last", last)),
            (from, to) -> told.add(from + " to " + to));

    static Stream<Outcome> nothingSent() {
        return Stream.of(DEFERRED, MISCONFIGURED);
    }

    static Stream<Outcome> perhapsSent() {
        return Stream.of(new Outcome.Accepted("id", null), new Outcome.Accepted("id", "queued"), REFUSED, UNKNOWN);
    }

    @ParameterizedTest
    @MethodSource("nothingSent")
    void the_backup_sends_when_nothing_was_sent_and_the_result_names_it(Outcome first) {
        main.answer(first);
        backup.answer(new Outcome.Accepted("id", null));

        assertThat(send()).isEqualTo(new Outcome.Accepted("id", "accepted by backup"));
        assertThat(last.sent).isEmpty();
        assertThat(told).containsExactly("main to backup");
    }

    @ParameterizedTest
    @MethodSource("perhapsSent")
    void no_other_is_tried_when_something_may_have_been_sent_or_never_can_be(Outcome first) {
        main.answer(first);

        assertThat(send()).isEqualTo(first);
        assertThat(backup.sent).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void what_the_backup_says_stands_too() {
        main.answer(DEFERRED);
        backup.answer(UNKNOWN);

        assertThat(send()).isEqualTo(new Outcome.Unknown("LOST", "backup: no answer"));
        assertThat(last.sent).isEmpty();
    }

    @Test
    void a_backup_has_a_backup() {
        main.answer(DEFERRED);
        backup.answer(MISCONFIGURED);
        last.answer(new Outcome.Accepted("SM1", "queued"));

        assertThat(send()).isEqualTo(new Outcome.Accepted("SM1", "queued by last"));
        assertThat(told).containsExactly("main to backup", "backup to last");
    }

    @Test
    void where_all_sent_nothing_later_may_work_if_it_may_by_one() {
        main.answer(MISCONFIGURED);
        backup.answer(DEFERRED);
        last.answer(MISCONFIGURED);

        assertThat(send())
                .isEqualTo(new Outcome.Deferred(
                        "421", "main: wrong password; backup: closed; last: wrong password", Duration.ofSeconds(9)));
    }

    @Test
    void it_is_the_senders_fault_only_where_every_connection_says_so() {
        Outcome sender = new Outcome.Misconfigured("5.7.60", "not your sender", Outcome.Scope.SENDER);
        main.answer(sender);
        backup.answer(sender);
        last.answer(sender);
        assertThat(send())
                .isInstanceOfSatisfying(
                        Outcome.Misconfigured.class,
                        broken -> assertThat(broken.scope()).isEqualTo(Outcome.Scope.SENDER));

        main.answer(sender);
        backup.answer(MISCONFIGURED);
        last.answer(sender);
        assertThat(send())
                .isInstanceOfSatisfying(
                        Outcome.Misconfigured.class,
                        broken -> assertThat(broken.scope()).isEqualTo(Outcome.Scope.CONNECTION));
    }

    @Test
    void a_connection_whose_breaker_is_open_is_passed_over_without_an_attempt() {
        Breaker breaker = new Breaker("main", BreakerListener.NONE, SettableClock.at("2026-03-01T12:00:00Z"), () -> 0);
        Channel<String> guarded = new FailoverChannel<>(
                List.of(new Member<>("main", new BreakerChannel<>(main, breaker)), new Member<>("backup", backup)),
                FailoverListener.NONE);
        main.answer(MISCONFIGURED);
        guarded.send(delivery());

        assertThat(guarded.admit("hello", Duration.ZERO).send(delivery()))
                .isEqualTo(new Outcome.Accepted("id-2", "queued by backup"));
        assertThat(main.sent).hasSize(1);
    }

    @Test
    void an_attempt_counts_even_where_another_connection_was_left_alone() {
        main.answer(new Outcome.Deferred("BREAKER_OPEN", "left alone", Duration.ofSeconds(10)));
        backup.answer(DEFERRED);
        last.answer(MISCONFIGURED);

        assertThat(send())
                .isInstanceOfSatisfying(
                        Outcome.Deferred.class,
                        deferred -> assertThat(deferred.attempted()).isTrue());
    }

    @Test
    void every_connection_is_asked_for_a_message_in_doubt() {
        Channel<String> asked = new FailoverChannel<>(
                List.of(
                        new Member<>("main", asked(SentMessageLookup.nothing("no such message"))),
                        new Member<>(
                                "backup",
                                asked(new SentMessageLookup(
                                        List.of(new Outcome.Accepted("SM1", "sent")), "no other")))),
                FailoverListener.NONE);

        assertThat(asked.lookUp(delivery(), Instant.EPOCH))
                .isEqualTo(new SentMessageLookup(
                        List.of(new Outcome.Accepted("SM1", "sent by backup")),
                        "main: no such message; backup: no other"));
    }

    private static Channel<String> asked(SentMessageLookup lookUp) {
        return new Channel<>() {
            @Override
            public String kind() {
                return "fake";
            }

            @Override
            public Outcome send(Delivery<String> delivery) {
                return UNKNOWN;
            }

            @Override
            public SentMessageLookup lookUp(Delivery<String> delivery, Instant since) {
                return lookUp;
            }
        };
    }

    @Test
    void an_operator_is_called_when_every_one_needs_him() {
        main.answer(MISCONFIGURED);
        backup.answer(MISCONFIGURED);
        last.answer(MISCONFIGURED);

        assertThat(send())
                .isEqualTo(new Outcome.Misconfigured(
                        "535", "main: wrong password; backup: wrong password; last: wrong password"));
    }

    private Outcome send() {
        return channel.send(delivery());
    }

    private static Delivery<String> delivery() {
        return new Delivery<>(new DeliveryKey("e", "", "t", "ann", "fake", "a"), "hello");
    }
}
