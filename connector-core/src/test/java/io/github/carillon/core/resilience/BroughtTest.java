package io.github.carillon.core.resilience;

import static io.github.carillon.core.delivery.FakeChannel.OWN_ACCOUNT;
import static io.github.carillon.core.delivery.FakeChannel.OWN_SENDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Brought;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.FakeChannel;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Accepted;
import io.github.carillon.core.delivery.Outcome.Deferred;
import io.github.carillon.core.delivery.Outcome.Misconfigured;
import io.github.carillon.core.delivery.Outcome.Scope;
import io.github.carillon.core.delivery.Outcome.Unknown;
import io.github.carillon.core.delivery.Permit;
import io.github.carillon.testserver.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a task brings itself is its own fault: it neither stops the others nor tries for them. */
final class BroughtTest {

    private static final Outcome WRONG_PASSWORD = new Misconfigured("20003", "Authenticate", Scope.ACCOUNT);
    private static final Outcome WRONG_SENDER = new Misconfigured("21212", "no such sender", Scope.SENDER);
    private static final Outcome UNREACHABLE = new Deferred("CONNECT_FAILED", "no connection", null, Scope.CONNECTION);
    private static final Outcome WRONG_HOST = new Misconfigured("UNKNOWN_HOST", "no such host");
    private static final String PLAIN = "nothing of its own";
    private static final Duration FIRST = Duration.ofSeconds(10);

    private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");
    private final FakeChannel wire = new FakeChannel();
    private final Breaker breaker = new Breaker("twilio", BreakerListener.NONE, clock, () -> 0);
    private final Channel<String> channel = new BreakerChannel<>(wire, breaker);

    @ParameterizedTest
    @CsvSource({"own sender, SENDER", "own account, SENDER", "own account, ACCOUNT"})
    void however_many_bring_what_is_wrong_the_others_go_out(String message, Scope scope) {
        Outcome wrong = new Misconfigured("21212", "wrong", scope);
        for (int time = 0; time < 20; time++) {
            assertThat(send(message, wrong)).as("its own incident").isEqualTo(wrong);
            assertThat(send(PLAIN)).isInstanceOf(Accepted.class);
        }
        assertThat(breaker.health()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {OWN_SENDER, OWN_ACCOUNT})
    void what_is_wrong_with_one_task_never_takes_the_place_of_the_one_that_tries(String message) {
        outage();
        clock.forward(FIRST);
        Permit<String> bad = channel.admit(message, Duration.ZERO);

        assertThat(channel.admit(PLAIN, Duration.ZERO)).isInstanceOf(Permit.Admitted.class);

        wire.answer(WRONG_SENDER);
        assertThat(bad.send(delivery(message))).isEqualTo(WRONG_SENDER);
    }

    @Test
    void after_an_outage_the_good_ones_go_out_behind_any_number_of_bad_ones() {
        outage();
        clock.forward(FIRST);
        for (int time = 0; time < 20; time++) {
            assertThat(send(OWN_SENDER, WRONG_SENDER)).as("not put off again").isEqualTo(WRONG_SENDER);
        }

        assertThat(send(PLAIN)).isInstanceOf(Accepted.class);
        assertThat(breaker.health()).isEmpty();
    }

    @Test
    void a_sender_of_ones_own_is_not_held_back_by_the_connections() {
        send(PLAIN, WRONG_SENDER);

        assertThat(send(PLAIN)).isInstanceOf(Deferred.class);
        assertThat(send(OWN_SENDER)).isInstanceOf(Accepted.class);
        assertThat(send(PLAIN)).as("that one says nothing of the connection's").isInstanceOf(Deferred.class);
    }

    @Test
    void an_account_of_ones_own_is_not_held_back_by_the_connections() {
        send(PLAIN, WRONG_PASSWORD);

        assertThat(send(OWN_SENDER)).isInstanceOf(Deferred.class);
        assertThat(send(OWN_ACCOUNT)).isInstanceOf(Accepted.class);
        assertThat(send(PLAIN)).isInstanceOf(Deferred.class);
    }

    @Test
    void a_server_that_cannot_be_found_holds_everybody() {
        send(OWN_ACCOUNT, WRONG_HOST);

        assertThat(send(PLAIN)).isInstanceOf(Deferred.class);
        assertThat(send(OWN_SENDER)).isInstanceOf(Deferred.class);
        assertThat(send(OWN_ACCOUNT)).isInstanceOf(Deferred.class);
    }

    @Test
    void a_connection_of_which_every_task_brings_its_sender_is_found_to_work_again() {
        for (int time = 0; time < 5; time++) {
            send(OWN_SENDER, new Unknown("TIMEOUT", "no answer"));
        }
        assertThat(send(OWN_SENDER)).isInstanceOf(Deferred.class);
        clock.forward(FIRST);

        assertThat(send(OWN_SENDER)).isInstanceOf(Accepted.class);
        assertThat(breaker.health()).isEmpty();
        assertThat(send(PLAIN)).isInstanceOf(Accepted.class);
    }

    @Test
    void a_message_that_tried_in_vain_lets_another_try_next_time() {
        send(PLAIN, WRONG_PASSWORD);
        clock.forward(FIRST);

        assertThat(wait(send(PLAIN, WRONG_PASSWORD))).isGreaterThan(wait(send(PLAIN)));
    }

    @Test
    void one_that_was_held_up_for_too_long_tells_nothing_and_leaves_the_try_to_the_next() {
        outage();
        clock.forward(FIRST);
        send(PLAIN, Delivery.leaseLost());

        assertThat(breaker.health()).as("nothing was asked").isPresent();
        assertThat(send(PLAIN)).isInstanceOf(Accepted.class);
        assertThat(breaker.health()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SENDER", "ACCOUNT"})
    void a_task_is_blamed_for_what_it_brought_and_for_nothing_else(Scope scope) {
        Misconfigured wrong = new Misconfigured("21212", "wrong", scope);

        assertThat(Brought.ACCOUNT.blame(wrong)).isEqualTo(new Misconfigured("21212", "wrong", Scope.TASK));
        assertThat(Brought.NOTHING.blame(wrong)).isEqualTo(wrong);
        assertThat(Brought.SENDER.blame(WRONG_PASSWORD)).isEqualTo(WRONG_PASSWORD);
        assertThat(Brought.ACCOUNT.blame(WRONG_HOST)).isEqualTo(WRONG_HOST);
        assertThat(Brought.ACCOUNT.blame(UNREACHABLE)).isEqualTo(UNREACHABLE);
    }

    @Test
    void an_account_of_ones_own_has_a_rate_of_its_own() {
        RateLimit limit = new RateLimit("twilio", new Rate(0.001, 1), () -> 1, clock);
        Channel<String> limited = new RateLimitedChannel<>(wire, limit);
        limited.send(delivery(OWN_SENDER));

        assertThat(limited.send(delivery(OWN_SENDER))).isInstanceOf(Deferred.class);
        assertThat(limited.send(delivery(OWN_ACCOUNT))).isInstanceOf(Accepted.class);
    }

    private void outage() {
        for (int time = 0; time < 5; time++) {
            send(PLAIN, UNREACHABLE);
        }
        assertThat(breaker.health()).isPresent();
    }

    private static Duration wait(Outcome outcome) {
        Duration wait = ((Deferred) outcome).retryAfter();
        assertThat(wait).isNotNull();
        return wait;
    }

    private Outcome send(String message, Outcome answer) {
        wire.answer(answer);
        return send(message);
    }

    private Outcome send(String message) {
        return channel.send(delivery(message));
    }

    private static Delivery<String> delivery(String message) {
        return new Delivery<>(new DeliveryKey("e", "", "t", "ann", "fake", "a"), message);
    }
}
