package io.github.carillon.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OneLineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Order 42",
                "Order 42\n",
                "Order\r\n42",
                "\nOrder \n\n 42\r",
                "Order\t42",
                "Order\u0085\u202842\u2029",
                "\u202EOrder\u202C 42\u2066\u2069"
            })
    void line_breaks_and_tabs_become_one_space_and_nothing_turns_the_direction(String text) {
        assertThat(OneLine.of(text)).isEqualTo("Order 42");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a  b ", "מרים \u200F(a)", "a\u0000b", "zero\u200Bwidth"})
    void everything_else_stays(String text) {
        assertThat(OneLine.of(text)).isEqualTo(text);
    }

    @Test
    void what_fits_is_not_cut() {
        assertThat(OneLine.cut("a".repeat(200), 200)).isEqualTo("a".repeat(200));
        assertThat(OneLine.cut("😀".repeat(200), 200)).isEqualTo("😀".repeat(200));
    }

    @Test
    void what_does_not_fit_ends_with_an_ellipsis() {
        assertThat(OneLine.cut("a".repeat(201), 200)).isEqualTo("a".repeat(199) + "…");
        assertThat(OneLine.cut("a".repeat(190) + " " + "b".repeat(20), 192)).isEqualTo("a".repeat(190) + "…");
    }

    @Test
    void no_character_is_cut_in_two() {
        assertThat(OneLine.cut("😀".repeat(5), 4)).isEqualTo("😀😀😀…");
        assertThat(OneLine.cut("abcde\u0301f", 6)).isEqualTo("abcd…");
        assertThat(OneLine.cut("ab👩‍👩‍👧cd", 6)).isEqualTo("ab…");
        assertThat(OneLine.cut("e" + "\u0301".repeat(9), 4)).isEqualTo("e\u0301\u0301…");
    }
}
