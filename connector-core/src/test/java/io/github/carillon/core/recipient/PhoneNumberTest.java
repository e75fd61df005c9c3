package io.github.carillon.core.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PhoneNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"+12", "+15005550006", "+123456789012345"})
    void a_number_in_e164_form_is_taken(String text) {
        assertThat(new PhoneNumber(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "+1",
                "15005550006",
                "+05005550006",
                "+1 500",
                "+1234567890123456",
                "+15005550006\n",
                "+١٢٣٤٥"
            })
    void any_other_text_is_refused_without_quoting_it(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PhoneNumber(text))
                .withMessage("a phone number is + and 2 to 15 digits (E.164)");
    }

    @Test
    void a_number_is_shown_masked() {
        assertThat(new PhoneNumber("+15005550006")).hasToString("+15***06");
        assertThat(new PhoneNumber("+1234")).hasToString("***");
    }
}
