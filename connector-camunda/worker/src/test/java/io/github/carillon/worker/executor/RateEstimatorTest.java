package io.github.carillon.worker.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RateEstimatorTest {

    private final RateEstimator pace = new RateEstimator();

    @Test
    void nothing_is_known_before_anything_is_done() {
        assertThat(pace.known()).isFalse();
    }

    @Test
    void tasks_of_twenty_milliseconds_on_eight_threads_are_four_hundred_a_second() {
        pace.took(20);

        assertThat(pace.known()).isTrue();
        assertThat(pace.perSecond(8, List.of())).isEqualTo(400);
        assertThat(pace.perSecond(8, List.of(5L, 7L))).isEqualTo(400);
    }

    @Test
    void a_server_that_hangs_is_noticed_before_any_task_is_done() {
        pace.took(20);

        assertThat(pace.perSecond(8, Collections.nCopies(8, 20_000L))).isCloseTo(0.4, within(0.001));
    }

    @Test
    void one_task_that_takes_long_says_little_about_the_others() {
        pace.took(20);

        assertThat(pace.perSecond(8, List.of(60_000L))).isCloseTo(350, within(1.0));
    }

    @Test
    void the_latest_tasks_count_most() {
        pace.took(1_000);
        for (int task = 0; task < 50; task++) {
            pace.took(10);
        }

        assertThat(pace.perSecond(1, List.of())).isGreaterThan(50);
    }
}
