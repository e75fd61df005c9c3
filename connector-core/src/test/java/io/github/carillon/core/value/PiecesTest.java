package io.github.carillon.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PiecesTest {

    @Test
    void each_has_as_many_as_it_may_and_the_last_one_what_is_left() {
        assertThat(Pieces.of(List.of(1, 2, 3, 4, 5), 2)).containsExactly(List.of(1, 2), List.of(3, 4), List.of(5));
        assertThat(Pieces.of(List.of(1, 2), 2)).containsExactly(List.of(1, 2));
        assertThat(Pieces.of(List.of(), 2)).isEmpty();
    }
}
