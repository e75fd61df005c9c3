package io.github.carillon.core.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.value.Validated;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PhoneNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "+15005550001, +15005550001",
        "+15005550006, +15005550006",
        "15005550006, +15005550006",
        "0015005550006, +15005550006",
        "tel:+1-500-555-0006, +15005550006",
        "TEL:15005550006, +15005550006",
        "' +1 (500) 555-0006 ', +15005550006",
        "+1.500.555.0006, +15005550006",
        "+33 6 12 34 56 78, +33612345678",
        "0033 6 12 34 56 78, +33612345678",
        "+44 (0)20 7946 0958, +442079460958",
        "+49 151/12345678, +4915112345678",
        "+39 06 1234 5678, +390612345678",
        "\u202a+1 (500) 555\u20110006\u202c, +15005550006",
        "\ufeff+1\u00a0500\u200b5550006\u200e, +15005550006",
        "＋１（５００）５５５－０００６, +15005550006",
        "+١٥٠٠٥٥٥٠٠٠٦, +15005550006",
        "+1\u2212500\u3000555 0006, +15005550006",
    })
    void reads_a_number_with_its_country_code(String text, String number) {
        assertThat(PhoneNumbers.parse(text, null)).isEqualTo(valid(number));
    }

    @ParameterizedTest
    @CsvSource({
        "06 12 34 56 78, FR, +33612345678",
        "612345678, FR, +33612345678",
        "612 345 678, ES, +34612345678",
        "(415) 555-2671, US, +14155552671",
        "15005550006, US, +15005550006",
        "15005550006, FR, +15005550006",
        "33612345678, FR, +33612345678",
        "4915112345678, US, +4915112345678",
        "+15005550001, FR, +15005550001",
        "0015005550006, FR, +15005550006",
    })
    void reads_a_national_number_of_the_default_country(String text, String country, String number) {
        assertThat(PhoneNumbers.parse(text, country)).isEqualTo(valid(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "hello",
                "+",
                "+1",
                "+012345678",
                "0612345678",
                "1-800-FLOWERS",
                "+1500555000612345678",
                "+1 500 555 0006 ext. 7",
                "tel:+15005550006;ext=7",
                "whatsapp:+15005550006",
                "+1500\u00005550006",
                "+15005550006\n+15005550007",
                "+33612345678,+33612345679",
                "ann@example.org"
            })
    void refuses_what_is_no_number(String text) {
        assertThat(PhoneNumbers.parse(text, null)).isInstanceOf(Validated.Invalid.class);
    }

    @ParameterizedTest
    @CsvSource({"3215550123, US", "15005550006, DE"})
    void refuses_a_number_that_could_be_meant_in_two_ways(String text, String country) {
        String reason = PhoneNumbers.parse(text, country).match(PhoneNumber::value, invalid -> invalid);

        assertThat(reason).contains("with or without a country code");
    }

    @Property(tries = 300)
    void never_breaks_and_never_repeats_what_was_written(
            @ForAll @CharRange(from = ' ', to = '~') @StringLength(min = 6, max = 30) String text) {
        Validated<PhoneNumber> parsed = PhoneNumbers.parse(text, "FR");

        assertThat(parsed.<Boolean>match(
                        number -> number.value().startsWith("+"),
                        reason -> text.isBlank() || !reason.contains(text.strip())))
                .isTrue();
    }

    private static Validated<PhoneNumber> valid(String number) {
        return Validated.valid(new PhoneNumber(number));
    }
}
