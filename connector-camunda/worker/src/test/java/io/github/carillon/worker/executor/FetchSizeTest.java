package io.github.carillon.worker.executor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.worker.executor.FetchSize.Seen;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class FetchSizeTest {

    private static final Seen EMPTY = new Seen(100, 100, 0, 1);

    @Test
    void an_empty_connection_is_filled() {
        assertThat(FetchSize.of(500, 0, List.of(EMPTY))).isEqualTo(100);
    }

    @Test
    void no_more_is_fetched_than_the_topic_may_have_in_hand() {
        assertThat(FetchSize.of(60, 0, List.of(EMPTY))).isEqualTo(60);
        assertThat(FetchSize.of(60, 20, List.of(EMPTY))).isEqualTo(40);
    }

    @Test
    void nothing_is_fetched_before_half_of_the_room_is_free() {
        assertThat(FetchSize.of(500, 0, List.of(new Seen(100, 49, 51, 1)))).isZero();
        assertThat(FetchSize.of(500, 0, List.of(new Seen(100, 50, 50, 1)))).isEqualTo(50);
        assertThat(FetchSize.of(100, 51, List.of())).isZero();
    }

    @Test
    void a_connection_to_which_half_of_the_tasks_go_is_filled_by_twice_as_many() {
        assertThat(FetchSize.of(500, 0, List.of(new Seen(100, 100, 0, 0.5)))).isEqualTo(200);
    }

    @Test
    void a_connection_to_which_hardly_any_go_holds_nobody_up() {
        Seen full = new Seen(16, 0, 16, 0.01);
        assertThat(FetchSize.of(500, 16, List.of(EMPTY, full))).isEqualTo(100);
    }

    @Test
    void a_full_connection_holds_its_topic_up_until_that_presses() {
        Seen full = new Seen(16, -2, 18, 0.5);
        assertThat(FetchSize.of(500, 18, List.of(EMPTY, full))).isZero();
        assertThat(FetchSize.pressing(500, 18, List.of(EMPTY, full))).isEqualTo(100);
    }

    @Test
    void what_full_connections_hold_does_not_take_the_room_of_the_others() {
        Seen full = new Seen(500, 0, 500, 0.5);
        assertThat(FetchSize.pressing(500, 500, List.of(EMPTY, full))).isEqualTo(100);
    }

    @Test
    void others_wait_where_the_topic_has_tasks_for_a_connection_with_room() {
        Seen full = new Seen(16, 0, 16, 0.5);
        assertThat(FetchSize.othersWait(List.of(full, EMPTY))).isTrue();
        assertThat(FetchSize.othersWait(List.of(full))).isFalse();
        assertThat(FetchSize.othersWait(List.of(full, new Seen(100, 100, 0, 0.01))))
                .isFalse();
    }

    @Test
    void a_topic_whose_tasks_wait_for_their_answers_is_not_pressed() {
        assertThat(FetchSize.pressing(500, 460, List.of(EMPTY))).isZero();
    }

    @Property
    void no_connection_gets_more_than_it_has_room_for(
            @ForAll @IntRange(min = 1, max = 1_000) int capacity,
            @ForAll @IntRange(max = 1_000) int inFlight,
            @ForAll @IntRange(min = 1, max = 1_000) int executor,
            @ForAll @IntRange(min = -100, max = 1_000) int room) {
        int size = FetchSize.of(capacity, inFlight, List.of(new Seen(executor, Math.min(executor, room), 0, 1)));

        assertThat(size).isBetween(0, Math.max(0, Math.min(capacity - inFlight, Math.min(executor, room))));
    }
}
