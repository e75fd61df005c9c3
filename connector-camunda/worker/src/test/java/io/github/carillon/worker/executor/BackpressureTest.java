package io.github.carillon.worker.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BackpressureTest {

    private final Backpressure patience = new Backpressure(Duration.ofSeconds(60));

    @Test
    void it_gets_shorter_when_others_have_something_of_it() {
        assertThat(patience.millis(true)).isEqualTo(250);
        patience.paid(60, 40);
        assertThat(patience.millis(true)).isEqualTo(100);
    }

    @Test
    void it_gets_longer_when_all_is_put_back() {
        patience.paid(0, 100);
        assertThat(patience.millis(true)).isEqualTo(500);
        for (int times = 0; times < 10; times++) {
            patience.paid(1, 99);
        }
        assertThat(patience.millis(true)).isEqualTo(20_000);
    }

    @Test
    void a_fetch_that_brings_nothing_says_nothing() {
        patience.paid(0, 0);
        assertThat(patience.millis(true)).isEqualTo(250);
    }

    @Test
    void a_lane_that_is_the_only_one_is_given_the_time_that_it_needs() {
        patience.paid(60, 40);
        assertThat(patience.millis(false)).isEqualTo(20_000);
    }
}
