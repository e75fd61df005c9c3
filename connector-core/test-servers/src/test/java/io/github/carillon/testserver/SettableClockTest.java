package io.github.carillon.testserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class SettableClockTest {

    private final SettableClock clock = SettableClock.at("2026-11-21T10:00:00Z");

    @Test
    void it_stands_until_it_is_moved() {
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-11-21T10:00:00Z"));

        clock.forward(Duration.ofMinutes(1));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-11-21T10:01:00Z"));
    }

    @Test
    void read_in_another_zone_it_moves_along() {
        Clock inParis = clock.withZone(ZoneId.of("Europe/Paris"));
        clock.forward(Duration.ofHours(1));

        assertThat(inParis.instant()).isEqualTo(clock.instant());
        assertThat(inParis.getZone()).isEqualTo(ZoneId.of("Europe/Paris"));
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
    }
}
