package io.github.carillon.worker.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class LockReleaseScheduleTest {

    private final LockReleaseSchedule lockReleases =
            new LockReleaseSchedule(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC), () -> 0.5);

    @Test
    void each_comes_a_little_after_the_one_before() {
        assertThat(lockReleases.next(10)).isEqualTo(Duration.ofSeconds(5));
        assertThat(lockReleases.next(10)).isEqualTo(Duration.ofMillis(5_100));
        assertThat(lockReleases.next(10)).isEqualTo(Duration.ofMillis(5_200));
    }

    @Test
    void neither_a_fast_connection_nor_one_that_hangs_sets_the_pace_alone() {
        lockReleases.next(10);

        assertThat(lockReleases.next(1_000_000)).isEqualTo(Duration.ofMillis(5_010));
        assertThat(lockReleases.next(0.0001)).isEqualTo(Duration.ofMillis(5_260));
    }

    @Test
    void nobody_waits_longer_than_five_minutes_and_not_all_come_back_at_once_then() {
        for (int task = 0; task < 5_000; task++) {
            assertThat(lockReleases.next(0)).isBetween(Duration.ofSeconds(5), Duration.ofMinutes(5));
        }

        assertThat(lockReleases.next(0)).isEqualTo(Duration.ofSeconds(225));
    }
}
