package io.github.carillon.steps.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NumberPatternTest {

    private static final int ALL = 120_000;

    @ParameterizedTest
    @CsvSource({"1, 100", "0, 9", "0, 0", "7, 7", "9, 11", "10, 99", "95, 1005", "1, 36000", "0, 100000", "14, 36000"})
    void a_range_is_matched_by_its_numbers_and_by_no_other(int least, int most) {
        assertThat(IntStream.range(0, ALL)
                        .filter(number -> NumberPattern.between(least, most)
                                .matcher(String.valueOf(number))
                                .matches())
                        .boxed())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(least, most).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "01", "1.0", "1 ", "one", "1|2"})
    void what_is_no_number_is_not_matched(String text) {
        assertThat(NumberPattern.between(1, 100).matcher(text).matches()).isFalse();
    }

    @Test
    void a_range_is_written_so_that_a_person_can_read_it() {
        assertThat(NumberPattern.between(1, 100).pattern()).isEqualTo("[1-9]|[1-9][0-9]|100");
        assertThat(NumberPattern.between(1, Integer.MAX_VALUE)
                        .matcher("2147483647")
                        .matches())
                .isTrue();
    }
}
