package io.github.carillon.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanguageTest {

    @ParameterizedTest
    @CsvSource({"en, ENGLISH", "fr, FRENCH", "fr-CA, FRENCH", "es-419, SPANISH", "de, FRENCH", "und, FRENCH"})
    void readers_are_written_to_in_their_language_where_there_is_one(String tag, Language language) {
        assertThat(Language.of(Locale.forLanguageTag(tag), Language.FRENCH)).isEqualTo(language);
    }

    @Test
    void whose_language_is_not_known_is_written_to_in_the_other() {
        assertThat(Language.of(null, Language.SPANISH)).isEqualTo(Language.SPANISH);
    }
}
