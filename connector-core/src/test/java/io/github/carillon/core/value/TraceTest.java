package io.github.carillon.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TraceTest {

    @Test
    void a_trace_shows_types_and_places_and_no_message() {
        Exception thrown = new IllegalStateException("to mary@example.org", new RuntimeException("password hunter2"));

        assertThat(Trace.of(thrown))
                .contains("java.lang.IllegalStateException", "caused by java.lang.RuntimeException", "TraceTest")
                .doesNotContain("mary", "hunter2");
    }

    @Test
    void a_cause_that_goes_round_in_circles_ends() {
        Exception one = new IllegalStateException();
        Exception other = new IllegalArgumentException(one);
        one.initCause(other);

        assertThat(Trace.of(one).split("caused by", -1)).hasSize(5);
    }
}
