package io.github.carillon.worker.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.worker.engine.Incident;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nothing is lost by times that lie, and nothing is found twice. */
final class IncidentFinderTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final ListedIncidents engine = new ListedIncidents();
    private final IncidentFinder finder =
            new IncidentFinder(engine, Duration.ofMinutes(2), Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC));
    private final List<String> found = new ArrayList<>();

    @Test
    void each_is_found_once() {
        engine.add("1", NOW);
        engine.add("2", NOW);
        latest();
        engine.add("3", NOW.plusSeconds(1));
        latest();
        latest();

        assertThat(found).containsExactly("1", "2", "3");
    }

    @Test
    void a_node_whose_clock_is_half_a_minute_behind_hides_nothing() {
        engine.add("ahead", NOW);
        latest();
        engine.add("behind", NOW.minusSeconds(30));
        latest();

        assertThat(found).containsExactly("ahead", "behind");
    }

    @Test
    void what_is_committed_long_after_its_time_is_found_when_all_are_looked_through() {
        engine.add("1", NOW);
        latest();
        engine.add("late", NOW.minusSeconds(3_600));
        latest();
        assertThat(found).containsExactly("1");
        finder.findAll(this::take);

        assertThat(found).containsExactly("1", "late");
    }

    @Test
    void very_many_are_read_page_by_page() {
        IntStream.range(0, 1_234).forEach(number -> engine.add("" + number, NOW.plusMillis(number)));
        assertThat(finder.findAll(this::take)).hasSize(1_234);

        assertThat(found).hasSize(1_234).doesNotHaveDuplicates();
    }

    @Test
    void the_history_has_what_came_and_ended_meanwhile() {
        engine.add("open", NOW);
        latest();
        engine.add("ended", NOW.plusSeconds(1), Incident.State.RESOLVED);
        latest();
        assertThat(found).containsExactly("open");
        Instant until = finder.findPast(NOW, this::take);

        assertThat(found).containsExactly("open", "ended");
        assertThat(until).isEqualTo(NOW.plusSeconds(1));
        assertThat(finder.findPast(until, this::take)).isEqualTo(until);
        assertThat(found).hasSize(2);
    }

    @Test
    void a_node_whose_clock_is_hours_fast_hides_nothing() {
        engine.add("ahead", NOW.plusSeconds(7_200));
        latest();
        engine.add("now", NOW);
        latest();

        assertThat(found).containsExactly("ahead", "now");
        assertThat(finder.findPast(NOW, this::take)).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void what_could_not_be_taken_yet_is_found_again() {
        engine.add("1", NOW);
        latest();
        finder.forget("1");
        latest();

        assertThat(found).containsExactly("1", "1");
    }

    @Test
    void who_could_not_take_what_was_found_finds_it_again() {
        engine.add("1", NOW);
        latest();
        finder.forgetAll();
        latest();

        assertThat(found).containsExactly("1", "1");
    }

    private void latest() {
        finder.findLatest(this::take);
    }

    private void take(List<Incident> some) {
        some.forEach(incident -> found.add(incident.id()));
    }
}
