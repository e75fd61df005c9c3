package io.github.carillon.bench.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReadingTest {

    private final Reading before =
            new Reading(5_000_000_000L, Duration.ofSeconds(10), Duration.ofSeconds(3), Duration.ofSeconds(1));
    private final Reading after =
            new Reading(7_000_000_000L, Duration.ofSeconds(12), Duration.ofSeconds(4), Duration.ofMillis(1500));

    @Test
    void a_rate_is_tasks_over_the_engine_s_time() {
        assertThat(after.perSecond(before, 1000)).isEqualTo(500);
    }

    @Test
    void processor_time_is_shared_among_the_tasks() {
        assertThat(after.engineMillis(before, 1000)).isEqualTo(2);
        assertThat(after.workerMillis(before, 1000)).isEqualTo(1);
        assertThat(after.restMillis(before, 1000)).isEqualTo(0.5);
    }
}
