package io.github.carillon.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NumbersTest {

    static Stream<Arguments> numbers() {
        return Stream.of(
                Arguments.of(4915112345678d, "4915112345678"),
                Arguments.of(4915112345678L, "4915112345678"),
                Arguments.of(12_345_678.9, "12345678.9"),
                Arguments.of(0.00001, "0.00001"),
                Arguments.of(3.0, "3"),
                Arguments.of(-0.0, "0"),
                Arguments.of(2.5f, "2.5"),
                Arguments.of(1e308, "1" + "0".repeat(308)),
                Arguments.of(Double.NaN, "NaN"),
                Arguments.of(Double.NEGATIVE_INFINITY, "-Infinity"),
                Arguments.of(new BigDecimal("19.90"), "19.90"),
                Arguments.of(new BigDecimal("1E+3"), "1000"),
                Arguments.of(new BigDecimal("1E-400"), "0." + "0".repeat(399) + "1"),
                Arguments.of(new BigDecimal("1E+2000000000"), "1E+2000000000"),
                Arguments.of(new BigDecimal("1E-2000000000"), "1E-2000000000"),
                Arguments.of(new BigDecimal("0.12345678901234567890123"), "0.12345678901234567890123"),
                Arguments.of(new BigInteger("123456789012345678901234567890"), "123456789012345678901234567890"),
                Arguments.of(3, "3"));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void a_number_is_written_with_all_its_digits_and_without_an_exponent(Number number, String written) {
        assertThat(Numbers.plain(number)).isEqualTo(written);
    }
}
