package io.github.carillon.core.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.value.Validated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SenderNameTest {

    @ParameterizedTest
    @CsvSource({
        "+15005550006, +15005550006",
        "15005550006, +15005550006",
        "0015005550006, +15005550006",
        "+1 (500) 555-0006, +15005550006",
        "33612345678, +33612345678",
        "12345, 12345",
        "12345678, 12345678",
        "Carillon, Carillon",
        "My Co 24, My Co 24",
        "whatsapp:+15005550006, whatsapp:+15005550006",
        "whatsapp:15005550006, whatsapp:+15005550006",
    })
    void takes_every_kind_of_sender_that_twilio_takes(String text, String sender) {
        assertThat(SenderName.parse(text)).isEqualTo(Validated.valid(sender));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12",
                "TwelveLetter",
                "Très bien",
                "whatsapp:Carillon",
                "+1500555000612345",
                "a\nb",
                "+0123456789"
            })
    void refuses_others(String text) {
        assertThat(SenderName.parse(text)).isInstanceOf(Validated.Invalid.class);
    }
}
