package io.github.carillon.core.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.FakeChannel;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Accepted;
import io.github.carillon.core.delivery.Outcome.Deferred;
import io.github.carillon.testserver.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RateLimitedChannelTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");
    private final Instant start = clock.instant();
    private final List<Long> pauses = new ArrayList<>();
    private final AtomicInteger workers = new AtomicInteger(1);
    private final FakeChannel wire = new FakeChannel();

    @Test
    void a_burst_goes_at_once_and_the_rest_at_the_rate() {
        Channel<String> channel = limited(new Rate(10, 3), this::sleep);
        for (int message = 0; message < 23; message++) {
            assertThat(send(channel)).isInstanceOf(Accepted.class);
        }

        assertThat(pauses).startsWith(0L, 0L, 0L, 100L);
        assertThat(Duration.between(start, clock.instant())).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void a_quiet_time_fills_the_burst_and_no_more() {
        Channel<String> channel = limited(new Rate(10, 3), this::sleep);
        clock.forward(Duration.ofHours(1));
        for (int message = 0; message < 4; message++) {
            send(channel);
        }

        assertThat(pauses).containsExactly(0L, 0L, 0L, 100L);
    }

    @Test
    void rates_below_one_a_second_are_rates_too() {
        Channel<String> channel = limited(new Rate(0.5, 1), this::sleep);
        send(channel);
        send(channel);

        assertThat(pauses).containsExactly(0L, 2000L);
    }

    @Test
    void who_would_have_to_wait_too_long_comes_again_and_uses_up_no_attempt() {
        Channel<String> channel = limited(new Rate(0.1, 1), this::sleep);
        send(channel);

        assertThat(send(channel))
                .isEqualTo(new Deferred(
                        "RATE_LIMITED", "connection \"texts\" is sending as fast as it may", Duration.ofSeconds(10)))
                .isInstanceOfSatisfying(
                        Deferred.class,
                        limited -> assertThat(limited.attempted()).isFalse());
        assertThat(wire.sent).hasSize(1);
        clock.forward(Duration.ofSeconds(10));
        assertThat(send(channel)).isInstanceOf(Accepted.class);
    }

    @Test
    void those_who_wait_together_have_a_moment_each() {
        Channel<String> channel = limited(new Rate(1, 1), pauses::add);
        for (int message = 0; message < 6; message++) {
            channel.admit("hello", PATIENCE);
        }

        assertThat(pauses).containsExactly(0L, 1000L, 2000L, 3000L, 4000L, 5000L);
        assertThat(send(channel)).isInstanceOf(Deferred.class);
    }

    @Test
    void workers_divide_the_rate() {
        workers.set(4);
        Channel<String> channel = limited(new Rate(10, 8), this::sleep);
        for (int message = 0; message < 3; message++) {
            send(channel);
        }
        assertThat(pauses).containsExactly(0L, 0L, 400L);

        workers.set(1);
        for (int message = 0; message < 8; message++) {
            send(channel);
        }
        assertThat(pauses).endsWith(100L, 100L, 100L);
    }

    @Test
    void leave_that_is_not_used_is_given_back() {
        Channel<String> channel = limited(new Rate(1, 1), this::sleep);
        channel.admit("hello", PATIENCE)
                .match(admitted -> admitted.unused(), notNow -> null)
                .run();
        send(channel);

        assertThat(pauses).containsExactly(0L, 0L);
    }

    @Test
    void a_clock_that_is_set_back_gives_nothing_and_takes_nothing() {
        Channel<String> channel = limited(new Rate(1, 1), this::sleep);
        clock.forward(Duration.ofHours(-1));
        send(channel);
        send(channel);

        assertThat(pauses).containsExactly(0L, 1000L);
    }

    @Test
    void a_thread_that_is_told_to_stop_takes_no_turn() {
        Channel<String> channel = limited(new Rate(1, 1), millis -> {
            throw new InterruptedException();
        });

        assertThat(send(channel)).isInstanceOf(Deferred.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(wire.sent).isEmpty();
    }

    @Test
    void a_connection_at_its_rate_is_no_reason_to_use_another() {
        FakeChannel backup = new FakeChannel();
        Channel<String> channel = new FailoverChannel<>(
                List.of(
                        new FailoverChannel.Member<>("texts", limited(new Rate(0.1, 1), this::sleep)),
                        new FailoverChannel.Member<>("backup", backup)),
                FailoverListener.NONE);
        send(channel);

        assertThat(send(channel)).isInstanceOf(Deferred.class);
        assertThat(backup.sent).isEmpty();
    }

    private Channel<String> limited(Rate rate, RateLimit.Pause pause) {
        return new RateLimitedChannel<>(wire, new RateLimit("texts", rate, workers::get, clock, pause));
    }

    private void sleep(long millis) {
        pauses.add(millis);
        clock.forward(Duration.ofMillis(millis));
    }

    private static Outcome send(Channel<String> channel) {
        return channel.admit("hello", PATIENCE)
                .send(new Delivery<>(new DeliveryKey("e", "", "t", "ann", "fake", "a"), "hello"));
    }
}
