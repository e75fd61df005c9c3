package io.github.carillon.core.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReasonsTest {

    @ParameterizedTest
    @CsvSource({
        "The 'To' number +15005550001 is wrong, The 'To' number +15***01 is wrong",
        "The number 15005550001 is wrong, The number 150***01 is wrong",
        "Not +1 (500) 555-0001!, Not +1 ***01!",
        "Longer than 1600 characters, Longer than 1600 characters",
        "Not found: /2010-04-01/Accounts, Not found: /2010-04-01/Accounts",
        "'two\n lines', two lines",
    })
    void masks_numbers_and_keeps_to_one_line(String text, String reason) {
        assertThat(Reasons.clean(text)).isEqualTo(reason.replace("''", "'"));
    }

    @Test
    void cuts_what_is_too_long_and_says_so_when_there_is_nothing() {
        assertThat(Reasons.clean("x".repeat(1000))).hasSize(301);
        assertThat(Reasons.clean(null)).isEqualTo("Twilio gave no reason");
    }
}
