package io.github.carillon.core.resilience;

import static io.github.carillon.core.delivery.FakeChannel.OWN_SENDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.FakeChannel;
import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Accepted;
import io.github.carillon.core.delivery.Outcome.Deferred;
import io.github.carillon.core.delivery.Outcome.Misconfigured;
import io.github.carillon.core.delivery.Outcome.Refused;
import io.github.carillon.core.delivery.Outcome.Scope;
import io.github.carillon.core.delivery.Outcome.Unknown;
import io.github.carillon.core.delivery.Permit;
import io.github.carillon.testserver.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BreakerChannelTest {

    private static final Outcome WRONG_PASSWORD = new Misconfigured("5.7.8", "wrong password");
    private static final Outcome WRONG_SENDER = new Misconfigured("5.7.1", "not your address", Scope.SENDER);
    private static final Outcome WRONG_REGION = new Misconfigured("21408", "no permission", Scope.MESSAGE);
    private static final Outcome NO_CONNECTION =
            new Deferred("CONNECT_FAILED", "the server cannot be reached", null, Scope.CONNECTION);
    private static final Outcome NO_ANSWER = new Unknown("TIMEOUT", "no answer");
    private static final Outcome NO_ANSWER_OF_ITS_OWN = new Unknown("TIMEOUT", "no answer", Scope.MESSAGE);
    private static final Outcome GREYLISTED = new Deferred("4.7.1", "come again", null);
    private static final Outcome BAD = new Refused("5.1.1", "no such mailbox");
    private static final Duration FIRST = Duration.ofSeconds(10);

    private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");
    private final FakeChannel wire = new FakeChannel();
    private final List<String> told = new ArrayList<>();
    private final Breaker breaker = new Breaker("relay", listener(told), clock, () -> 0);
    private final Channel<String> channel = new BreakerChannel<>(wire, breaker);

    static Stream<Outcome> failures() {
        return Stream.of(NO_CONNECTION, NO_ANSWER);
    }

    static Stream<Outcome> notTheConnections() {
        return Stream.of(GREYLISTED, BAD, WRONG_REGION, NO_ANSWER_OF_ITS_OWN);
    }

    @Test
    void a_misconfigured_connection_is_left_alone_at_once_and_one_alarm_is_raised() {
        wire.answer(WRONG_PASSWORD);

        assertThat(send()).isEqualTo(WRONG_PASSWORD);
        assertThat(send())
                .isEqualTo(new Deferred(
                        "BREAKER_OPEN",
                        "connection \"relay\" is not used until it works again, its circuit breaker is open: 5.7.8"
                                + " wrong password",
                        FIRST));
        assertThat(send()).isInstanceOf(Deferred.class);
        assertThat(wire.sent).hasSize(1);
        assertThat(told).containsExactly("relay opened: 5.7.8");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void five_failures_in_a_row_are_enough(Outcome failure) {
        repeat(4, failure);
        assertThat(told).isEmpty();

        repeat(1, failure);
        assertThat(told).hasSize(1);
        assertThat(send())
                .isInstanceOfSatisfying(
                        Deferred.class, rest -> assertThat(rest.attempted()).isFalse());
        assertThat(wire.sent).hasSize(5);
    }

    @Test
    void a_success_in_between_starts_the_count_anew() {
        repeat(4, NO_ANSWER);
        send();
        repeat(4, NO_ANSWER);

        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("notTheConnections")
    void what_concerns_one_recipient_opens_nothing(Outcome outcome) {
        repeat(20, outcome);

        assertThat(told).isEmpty();
        assertThat(wire.sent).hasSize(20);
    }

    @Test
    void a_sender_that_the_task_brought_opens_nothing() {
        for (int time = 0; time < 20; time++) {
            wire.answer(WRONG_SENDER);
            assertThat(send(OWN_SENDER)).isEqualTo(WRONG_SENDER);
        }
        assertThat(told).isEmpty();

        wire.answer(WRONG_SENDER);
        send("the connection's sender");
        assertThat(told).hasSize(1);
    }

    @Test
    void a_login_that_fails_opens_whoever_the_sender_is() {
        wire.answer(WRONG_PASSWORD);
        send(OWN_SENDER);

        assertThat(told).hasSize(1);
        assertThat(send(OWN_SENDER)).isInstanceOf(Deferred.class);
    }

    @Test
    void after_a_while_one_message_tries_and_closes_it() {
        wire.answer(WRONG_PASSWORD);
        send();
        clock.forward(FIRST);

        assertThat(send()).isInstanceOf(Accepted.class);
        assertThat(send()).isInstanceOf(Accepted.class);
        assertThat(told).containsExactly("relay opened: 5.7.8", "relay closed");
        assertThat(breaker.health()).isEmpty();
    }

    @Test
    void while_one_tries_the_others_wait() {
        repeat(5, NO_ANSWER);
        clock.forward(FIRST);
        Permit<String> probe = channel.admit("text", Duration.ZERO);

        assertThat(send()).isInstanceOf(Deferred.class);

        assertThat(probe.send(delivery("probe"))).isInstanceOf(Accepted.class);
        assertThat(send()).isInstanceOf(Accepted.class);
    }

    @Test
    void the_waits_double_up_to_five_minutes_and_nobody_is_told_again() {
        wire.answer(WRONG_PASSWORD);
        send();
        for (int seconds : new int[] {10, 20, 40, 80, 160, 300, 300}) {
            clock.forward(Duration.ofSeconds(seconds - 1L));
            send();
            int before = wire.sent.size();
            clock.forward(Duration.ofSeconds(1));
            wire.answer(WRONG_PASSWORD);

            assertThat(send()).as("put off like the others").isInstanceOf(Deferred.class);
            assertThat(wire.sent).hasSize(before + 1);
        }
        assertThat(told).hasSize(1);
    }

    @Test
    void one_that_was_not_sent_after_all_lets_the_next_one_try() {
        repeat(5, NO_ANSWER);
        clock.forward(FIRST);
        channel.admit("text", Duration.ZERO)
                .match(admitted -> admitted.unused(), notNow -> null)
                .run();

        assertThat(send()).isInstanceOf(Accepted.class);
    }

    @Test
    void one_that_was_refused_for_its_own_sake_lets_the_next_one_try() {
        repeat(5, NO_ANSWER);
        clock.forward(FIRST);
        wire.answer(BAD);

        assertThat(send()).isEqualTo(BAD);
        assertThat(send()).isInstanceOf(Accepted.class);
        assertThat(told).last().isEqualTo("relay closed");
    }

    @Test
    void of_many_that_find_out_together_one_calls_the_operator() {
        List<Permit<String>> together = Stream.generate(() -> channel.admit("text", Duration.ZERO))
                .limit(3)
                .toList();
        wire.answer(WRONG_PASSWORD);
        wire.answer(WRONG_PASSWORD);
        wire.answer(WRONG_PASSWORD);

        assertThat(together.stream().map(each -> each.send(delivery("x"))).toList())
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo(WRONG_PASSWORD),
                        second -> assertThat(second).isInstanceOf(Deferred.class),
                        third -> assertThat(third).isInstanceOf(Deferred.class));
        assertThat(told).hasSize(1);
    }

    @Test
    void what_began_before_it_opened_neither_closes_it_nor_counts_later() {
        Permit<String> slow = channel.admit("text", Duration.ZERO);
        Permit<String> slower = channel.admit("text", Duration.ZERO);
        repeat(5, NO_ANSWER);

        slow.send(delivery("late"));
        assertThat(send()).isInstanceOf(Deferred.class);

        clock.forward(FIRST);
        send();
        repeat(4, NO_ANSWER);
        wire.answer(NO_ANSWER);
        slower.send(delivery("later"));
        assertThat(send()).isInstanceOf(Accepted.class);
    }

    @Test
    void a_channel_that_throws_leaves_the_way_free_for_the_next_to_try() {
        Supplier<Outcome> bug = () -> {
            throw new IllegalStateException("a bug");
        };
        List<Supplier<Outcome>> answers = new ArrayList<>(List.of(() -> WRONG_PASSWORD, bug));
        Channel<String> breaking = new BreakerChannel<>(scripted(answers), breaker);
        breaking.send(delivery("opens it"));
        clock.forward(FIRST);

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> breaking.send(delivery("throws"))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(send()).isInstanceOf(Accepted.class);
    }

    @Test
    void health_says_since_when_and_why() {
        assertThat(breaker.health()).isEmpty();
        wire.answer(WRONG_PASSWORD);
        send();
        clock.forward(Duration.ofMinutes(1));

        assertThat(breaker.health())
                .contains(new Health(false, "not used since 2026-03-01T12:00:00Z: 5.7.8 wrong password"));
    }

    private void repeat(int times, Outcome outcome) {
        for (int time = 0; time < times; time++) {
            wire.answer(outcome);
            assertThat(send()).isEqualTo(outcome);
        }
    }

    private Outcome send() {
        return send("text");
    }

    private Outcome send(String message) {
        return channel.send(delivery(message));
    }

    private static Delivery<String> delivery(String message) {
        return new Delivery<>(new DeliveryKey("e", "", "t", "ann", "fake", "a"), message);
    }

    private static Channel<String> scripted(List<Supplier<Outcome>> answers) {
        return new Channel<>() {
            @Override
            public String kind() {
                return "fake";
            }

            @Override
            public Outcome send(Delivery<String> delivery) {
                return answers.remove(0).get();
            }
        };
    }

    private static BreakerListener listener(List<String> told) {
        return new BreakerListener() {
            @Override
            public void opened(String connection, Outcome cause) {
                String code =
                        cause.match(accepted -> "?", Refused::code, Misconfigured::code, Deferred::code, Unknown::code);
                told.add(connection + " opened: " + code);
            }

            @Override
            public void closed(String connection) {
                told.add(connection + " closed");
            }
        };
    }
}
