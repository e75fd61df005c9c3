package io.github.carillon.steps.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class SeparatedTest {

    @Test
    void commas_semicolons_and_line_breaks_separate() {
        assertThat(Separated.entries("mary, john;ann\nbob\r\neve"))
                .containsExactly("mary", "john", "ann", "bob", "eve");
    }

    @Test
    void nothing_between_two_separators_is_nothing() {
        assertThat(Separated.entries(" ,, mary ; \n\n ,")).containsExactly("mary");
        assertThat(Separated.entries("")).isEmpty();
        assertThat(Separated.entries(" \n ")).isEmpty();
    }

    @Test
    void a_place_between_two_separators_counts_and_an_empty_line_does_not() {
        assertThat(Separated.places("a,,b; ;c")).containsExactly("a", "", "b", "", "c");
        assertThat(Separated.places("a\n\nb,\nc\r\n")).containsExactly("a", "b", "c");
        assertThat(Separated.places(", a,")).containsExactly("", "a", "");
        assertThat(Separated.places(" ")).isEmpty();
    }

    @Test
    void quotes_keep_an_entry_together() {
        assertThat(Separated.entries("\"Doe, John; jr.\" <john@example.org>, mary"))
                .containsExactly("\"Doe, John; jr.\" <john@example.org>", "mary");
    }

    @Test
    void angle_brackets_keep_an_entry_together() {
        assertThat(Separated.entries("Ann <\"a,b\"@example.org>; Bob <c,d@example.org>,mary"))
                .containsExactly("Ann <\"a,b\"@example.org>", "Bob <c,d@example.org>", "mary");
    }

    @Test
    void a_quote_or_bracket_left_open_ends_with_its_line() {
        assertThat(Separated.entries("\"Doe, John\nmary,ann\n<bob, eve\nzoe"))
                .containsExactly("\"Doe, John", "mary", "ann", "<bob, eve", "zoe");
    }

    @Property
    void entries_are_never_blank_and_hold_what_was_written(@ForAll String text) {
        List<String> entries = Separated.entries(text);

        assertThat(entries).noneMatch(String::isBlank).allMatch(text::contains);
    }
}
