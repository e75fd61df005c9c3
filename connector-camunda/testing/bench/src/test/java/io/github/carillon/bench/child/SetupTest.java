package io.github.carillon.bench.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SetupTest {

    @Test
    void what_a_child_is_told_survives_the_command_line() {
        Setup setup = new Setup(Map.of())
                .with("url", "http://127.0.0.1:80/?a=b")
                .with("outputs", true)
                .with("port", 25);

        Setup read = Setup.parse(setup.arguments());

        assertThat(read).isEqualTo(setup);
        assertThat(read.isSet("outputs")).isTrue();
        assertThat(read.number("port")).isEqualTo(25);
    }

    @Test
    void what_is_missing_is_named() {
        assertThatThrownBy(() -> new Setup(Map.of()).text("engine"))
                .isInstanceOf(ChildException.class)
                .hasMessageContaining("engine");
    }
}
