package io.github.carillon.worker.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BackpressureTest {

    private final Backpressure backpressure = new Backpressure(Duration.ofSeconds(60));

    @Test
    void it_gets_shorter_when_others_have_something_of_it() {
        assertThat(backpressure.millis(true)).isEqualTo(250);
        backpressure.paid(60, 40);
        assertThat(backpressure.millis(true)).isEqualTo(100);
    }

    @Test
    void it_gets_longer_when_all_is_put_back() {
        backpressure.paid(0, 100);
        assertThat(backpressure.millis(true)).isEqualTo(500);
        for (int times = 0; times < 10; times++) {
            backpressure.paid(1, 99);
        }
        assertThat(backpressure.millis(true)).isEqualTo(20_000);
    }

    @Test
    void a_fetch_that_brings_nothing_says_nothing() {
        backpressure.paid(0, 0);
        assertThat(backpressure.millis(true)).isEqualTo(250);
    }

    @Test
    void a_connection_that_is_the_only_one_is_given_the_time_that_it_needs() {
        backpressure.paid(60, 40);
        assertThat(backpressure.millis(false)).isEqualTo(20_000);
    }
}
