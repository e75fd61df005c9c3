package io.github.carillon.starter.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.configuration.Type;
import io.github.carillon.core.configuration.Types;
import io.github.carillon.core.value.Validated;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/** The library knows no Spring, and reads what Spring reads. */
final class SpringUnitsTest {

    private static final Type<Duration> DURATION = Types.duration("0s", "3650d");
    private static final Type<Long> SIZE = Types.size("0B", "999GB");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0s", "1ns", "7us", "250ms", "30s", "+30s", "10m", "1h", "1H", "30d", "3650d", "PT30S", "pt1h", "P2D"
            })
    void a_duration_is_what_spring_takes_it_for(String text) {
        assertThat(DURATION.parse(text)).isEqualTo(Validated.valid(DurationStyle.detectAndParse(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "s", "10", "10 s", "10x", "1.5h", "10sec", "P", "99999999999999999999s", "-1s", "3651d"})
    void what_spring_or_the_key_does_not_take_is_refused(String text) {
        assertThat(DURATION.parse(text).<Boolean>match(value -> true, reason -> false))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0B", "5B", "1KB", "500KB", "10MB", "999GB"})
    void a_size_is_what_spring_takes_it_for(String text) {
        assertThat(SIZE.parse(text))
                .isEqualTo(Validated.valid(DataSize.parse(text).toBytes()));
        assertThat(SIZE.parse(text.replaceFirst("(?=[KMG]?B)", " "))).isEqualTo(SIZE.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "MB", "10mb", "10TB", "1.5MB", "-1MB", "1000GB"})
    void no_size_is_refused(String text) {
        assertThat(SIZE.parse(text).<Boolean>match(value -> true, reason -> false))
                .isFalse();
    }
}
