package io.github.carillon.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SafeStackTraceTest {

    @TempDir
    private Path folder;

    @Test
    void a_trace_shows_types_and_places_and_no_message() {
        Exception thrown = new IllegalStateException("to mary@example.org", new RuntimeException("password hunter2"));

        assertThat(SafeStackTrace.of(thrown))
                .contains("java.lang.IllegalStateException", "caused by java.lang.RuntimeException", "TraceTest")
                .doesNotContain("mary", "hunter2");
    }

    @Test
    void what_the_operating_system_says_is_told() throws IOException {
        try (FileChannel directory = FileChannel.open(folder)) {
            assertThatThrownBy(() -> directory.read(ByteBuffer.allocate(1)))
                    .satisfies(thrown ->
                            assertThat(SafeStackTrace.of(thrown)).startsWith("java.io.IOException: Is a directory"));
        }
        assertThat(SafeStackTrace.of(new IOException("to mary@example.org"))).doesNotContain("mary");
    }

    @Test
    void a_cause_that_goes_round_in_circles_ends() {
        Exception one = new IllegalStateException();
        Exception other = new IllegalArgumentException(one);
        one.initCause(other);

        assertThat(SafeStackTrace.of(one).split("caused by", -1)).hasSize(5);
    }
}
