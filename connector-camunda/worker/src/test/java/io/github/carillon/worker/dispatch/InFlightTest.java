package io.github.carillon.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.EngineFailures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InFlightTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final InFlight inFlight = new InFlight();
    private final List<String> said = new ArrayList<>();

    @Test
    void a_task_is_in_flight_once() {
        assertThat(inFlight.add("a", NOW)).isTrue();
        assertThat(inFlight.add("a", NOW.plusSeconds(9))).isFalse();
        assertThat(inFlight.size()).isEqualTo(1);

        inFlight.remove("a");
        assertThat(inFlight.add("a", NOW)).isTrue();
    }

    @Test
    void nothing_is_said_of_a_task_when_the_engine_has_another_one_of_its_id() {
        inFlight.add("7", NOW, NOW);
        assertThat(inFlight.add("7", NOW, NOW)).isFalse();
        assertThat(inFlight.keeps("7")).isTrue();

        assertThat(inFlight.add("7", NOW.plusSeconds(1), NOW)).isFalse();
        assertThat(inFlight.keeps("7")).isFalse();
        assertThat(inFlight.answer("7", () -> said.add("complete") ? "complete" : ""))
                .contains(CompletionRetrier.LOST);
        assertThat(said).isEmpty();

        inFlight.remove("7");
        assertThat(inFlight.add("7", NOW.plusSeconds(1), NOW)).isTrue();
        assertThat(inFlight.answer("7", () -> "complete")).contains("complete");
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
    void a_task_that_is_being_answered_is_not_prolonged_and_after_that_neither() {
        inFlight.add("a", NOW);

        assertThat(inFlight.answer("a", () -> {
                    inFlight.prolong("a", NOW.plusSeconds(60), () -> said.add("meanwhile"));
                    return "failure";
                }))
                .contains("failure");
        inFlight.prolong("a", NOW.plusSeconds(60), () -> said.add("afterwards"));
        assertThat(said).isEmpty();
    }

    @Test
    void a_task_whose_answer_was_not_heard_is_prolonged_again() {
        inFlight.add("a", NOW);
        assertThatThrownBy(() -> inFlight.answer("a", () -> {
                    throw EngineFailures.lost();
                }))
                .isInstanceOf(EngineException.class);
        inFlight.prolong("a", NOW.plusSeconds(60), () -> said.add("prolonged"));

        assertThat(said).containsExactly("prolonged");
        assertThat(inFlight.holds("a", NOW)).isTrue();
    }

    @Test
    void a_task_whose_lock_is_being_prolonged_is_answered_later() {
        inFlight.add("a", NOW);
        inFlight.prolong(
                "a",
                NOW.plusSeconds(60),
                () -> assertThat(inFlight.answer("a", () -> "failure")).isEmpty());

        assertThat(inFlight.answer("a", () -> "failure")).contains("failure");
    }

    @Test
    void what_was_answered_while_its_lock_was_prolonged_does_not_come_back() {
        inFlight.prolonged("a", NOW);

        assertThat(inFlight.size()).isZero();
    }
}
