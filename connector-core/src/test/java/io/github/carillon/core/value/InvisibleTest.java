package io.github.carillon.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InvisibleTest {

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", "\r\n", "\u00a0", "\u200b", "\u200e", "\u202a", "\u2068", "\ufeff", "\u3000"})
    void nothing_that_nobody_sees_stays_around_a_text(String invisible) {
        assertThat(Invisible.trimmed(invisible + "a b" + invisible + invisible)).isEqualTo("a b");
        assertThat(Invisible.trimmed(invisible)).isEmpty();
        assertThat(Invisible.isAll(invisible)).isTrue();
    }

    @Test
    void what_stands_inside_a_text_belongs_to_it() {
        assertThat(Invisible.trimmed("a\u200db")).isEqualTo("a\u200db");
        assertThat(Invisible.isAll("\u200bx")).isFalse();
    }

    @Test
    void format_characters_can_be_left_out_everywhere() {
        assertThat(Invisible.without("\u202a+49\u200b 30\u00a01\u2066😀")).isEqualTo("+49 30\u00a01😀");
    }
}
