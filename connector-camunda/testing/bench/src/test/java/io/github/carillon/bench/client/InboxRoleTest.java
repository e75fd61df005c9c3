package io.github.carillon.bench.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.carillon.bench.child.Setup;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxRoleTest {

    private static final Setup SETUP = new Setup(Map.of("ledger", "jdbc:h2:mem:inbox-role"));

    @ParameterizedTest
    @ValueSource(strings = {"list", "unread", "category", "counts", "mark"})
    void each_deed_is_answered_with_a_median_for_each_size(String deed) throws IOException {
        try (InboxRole role = new InboxRole(SETUP)) {
            role.answer("fill", List.of("10"));
            role.answer("fill", List.of("30"));

            assertThat(role.answer(deed, List.of("4", "10", "30")).split(" "))
                    .hasSize(2)
                    .allMatch(millis -> Double.parseDouble(millis) > 0);
        }
    }

    @Test
    void what_it_does_not_know_it_says() {
        try (InboxRole role = new InboxRole(SETUP)) {
            assertThatThrownBy(() -> role.answer("burn", List.of("1", "10"))).hasMessageContaining("burn");
        }
    }
}
