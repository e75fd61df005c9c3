package io.github.carillon.steps.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class VariableTextTest {

    @Test
    void what_fits_is_left_as_it_is() {
        String longest = "x".repeat(2_000);

        assertThat(VariableText.fitting("short")).isEqualTo("short");
        assertThat(VariableText.fitting(longest)).isEqualTo(longest);
    }

    @Test
    void of_what_does_not_fit_the_beginning_is_kept() {
        assertThat(VariableText.fitting("x".repeat(2_001))).isEqualTo("x".repeat(1_999) + "…");
    }

    @Test
    void a_character_of_two_halves_is_kept_or_left_out_as_a_whole() {
        assertThat(VariableText.fitting("😀".repeat(2_000))).isEqualTo("😀".repeat(999) + "…");
        assertThat(VariableText.fitting("x" + "😀".repeat(2_000))).isEqualTo("x" + "😀".repeat(999) + "…");
    }
}
