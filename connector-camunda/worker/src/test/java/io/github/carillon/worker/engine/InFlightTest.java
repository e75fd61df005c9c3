package io.github.carillon.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class InFlightTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final InFlight inFlight = new InFlight();

    @Test
    void a_task_is_in_flight_once() {
        assertThat(inFlight.add("a", NOW)).isTrue();
        assertThat(inFlight.add("a", NOW.plusSeconds(9))).isFalse();
        assertThat(inFlight.size()).isEqualTo(1);

        inFlight.remove("a");
        assertThat(inFlight.add("a", NOW)).isTrue();
    }

    @Test
    void those_whose_locks_end_soon_are_found() {
        inFlight.add("soon", NOW.plusSeconds(4));
        inFlight.add("past", NOW.minusSeconds(4));
        inFlight.add("late", NOW.plusSeconds(6));

        assertThat(inFlight.endingWithin(Duration.ofSeconds(5), NOW)).containsExactlyInAnyOrder("soon", "past");
    }

    @Test
    void a_prolonged_lock_ends_later() {
        inFlight.add("a", NOW);
        inFlight.prolonged("a", NOW.plusSeconds(60));

        assertThat(inFlight.endingWithin(Duration.ofSeconds(5), NOW)).isEmpty();
    }

    @Test
    void what_was_answered_while_its_lock_was_prolonged_does_not_come_back() {
        inFlight.prolonged("a", NOW);

        assertThat(inFlight.size()).isZero();
    }
}
