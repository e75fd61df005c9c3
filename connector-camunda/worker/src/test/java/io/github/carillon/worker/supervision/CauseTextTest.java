package io.github.carillon.worker.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CauseTextTest {

    @Test
    void the_first_line_that_says_anything_is_the_cause() {
        assertThat(CauseText.of("\n  The file is not there yet  \r\n\tat io.example.Import.read(Import.java:7)"))
                .isEqualTo("The file is not there yet");
        assertThat(CauseText.of(null)).isEmpty();
        assertThat(CauseText.of("x".repeat(5_000)).length()).isLessThanOrEqualTo(300);
    }

    @Test
    void what_a_script_says_is_the_cause_and_not_which_script_it_was() {
        assertThat(CauseText.of(
                        "Unable to evaluate script while executing activity 'Read' in the process definition with"
                                + " id 'import:1:4711': The file is not there yet"))
                .isEqualTo("The file is not there yet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Login failed: password=hunter2hunter2",
                "Login failed: {\"password\": \"hunter2hunter2\"}",
                "Login failed, db.password : 'hunter2hunter2'",
                "GET https://joe:hunter2hunter2@example.org/a failed",
                "Authorization: Bearer hunter2hunter2",
                "401 for Basic hunter2hunter2",
                "https://example.org/?api_key=hunter2hunter2&x=1 answers 500",
                "client_secret=hunter2hunter2; retry",
            })
    void what_looks_like_a_secret_is_not_shown(String message) {
        assertThat(CauseText.of(message)).contains("***").doesNotContain("hunter2");
    }

    @Test
    void addresses_are_masked_and_ordinary_words_stay() {
        assertThat(CauseText.of("joe.black@example.org is unknown")).isEqualTo("***@example.org is unknown");
        assertThat(CauseText.of("The token of the customer has expired"))
                .isEqualTo("The token of the customer has expired");
    }

    @ParameterizedTest
    @CsvSource({
        "Order 4711 is not there, Order 4712 is not there",
        "Instance 8e415484-ebda-11f1-b421-02fc00000001 is gone, Instance 9e415484-ebda-11f1-b421-02fc00000002 is gone",
        "Cannot find \"a.csv\", Cannot find \"b.csv\"",
        "com.example.Job@1f3a2b failed, com.example.Job@2f3a2b failed",
        "timeout after 3001ms, timeout after 2999ms"
    })
    void causes_are_the_same_where_only_numbers_ids_and_quoted_words_differ(String one, String other) {
        assertThat(CauseText.kind(one)).isEqualTo(CauseText.kind(other));
    }

    @Test
    void other_words_are_another_cause() {
        assertThat(CauseText.kind("No room")).isNotEqualTo(CauseText.kind("No file"));
    }

    @Test
    void the_workers_own_steps_say_which_connection_is_at_fault() {
        assertThat(CauseText.connection("Connection \"main relay\" must be repaired. smtp to j***: 535 wrong"))
                .contains("main relay");
        assertThat(CauseText.connection("Not sent, and the attempts are used up: smtp to j***: BREAKER_OPEN connection"
                        + " \"main\" is not used until it works again, its circuit breaker is open: 535"))
                .contains("main");
        assertThat(CauseText.connection("Refused: smtp to j***: 550 unknown")).isEmpty();
    }
}
