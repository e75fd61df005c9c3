package io.github.carillon.core.delivery;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class RetryPolicyTest {

    private final RetryPolicy policy = RetryPolicy.standard();

    @Test
    void the_wait_quadruples() {
        assertThat(policy.delay(1, Duration.ZERO, 0)).isEqualTo(ofSeconds(5));
        assertThat(policy.delay(2, Duration.ZERO, 0)).isEqualTo(ofSeconds(20));
        assertThat(policy.delay(3, Duration.ZERO, 0)).isEqualTo(ofSeconds(80));
        assertThat(policy.delay(5, Duration.ZERO, 0)).isEqualTo(ofSeconds(1280));
    }

    @Test
    void the_wait_has_an_end() {
        assertThat(policy.delay(6, Duration.ZERO, 1)).isEqualTo(ofHours(1));
        assertThat(policy.delay(1000, Duration.ZERO, 1)).isEqualTo(ofHours(1));
    }

    @Test
    void what_the_channel_asks_for_is_granted() {
        assertThat(policy.delay(1, ofMinutes(2), 0)).isEqualTo(ofMinutes(2));
        assertThat(policy.delay(3, ofSeconds(1), 0)).isEqualTo(ofSeconds(80));
        assertThat(policy.delay(1, ofHours(20), 0)).isEqualTo(ofHours(20));
        assertThat(policy.delay(1, ofHours(1000), 0)).isEqualTo(ofHours(24));
    }

    @Test
    void tasks_that_failed_together_do_not_come_back_together() {
        assertThat(policy.delay(1, Duration.ZERO, 1)).isEqualTo(ofSeconds(6));
        assertThat(policy.delay(1, ofMinutes(2), 0.5)).isEqualTo(ofSeconds(132));
    }

    @Test
    void before_any_failure_the_wait_is_the_first_one() {
        assertThat(policy.delay(0, Duration.ZERO, 0)).isEqualTo(ofSeconds(5));
        assertThat(policy.delay(-4, Duration.ZERO, 0)).isEqualTo(ofSeconds(5));
    }

    @Property
    void the_wait_is_never_shorter_than_asked_nor_longer_than_either_demands(
            @ForAll @IntRange(min = -10, max = 100) int failed,
            @ForAll @IntRange(min = 0, max = 100_000) int asked,
            @ForAll @DoubleRange(min = 0, max = 1) double chance) {
        Duration wanted = ofSeconds(Math.min(asked, 86_400));
        Duration longest = ofSeconds(Math.max(3600, wanted.toSeconds() * 12 / 10 + 1));

        assertThat(policy.delay(failed, ofSeconds(asked), chance)).isBetween(wanted, longest);
    }
}
