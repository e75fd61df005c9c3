package io.github.carillon.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValueFormatTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private final ValueFormat format = new ValueFormat(ZoneId.of("Europe/Berlin"));

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("a text", "a text"),
                Arguments.of(true, "true"),
                Arguments.of(12_345_678.9, "12345678.9"),
                Arguments.of(new BigDecimal("19.90"), "19.90"),
                Arguments.of(NOON, "2026-11-21T13:00:00+01:00"),
                Arguments.of(NOON.plusMillis(250), "2026-11-21T13:00:00.25+01:00"),
                Arguments.of(Date.from(NOON), "2026-11-21T13:00:00+01:00"),
                Arguments.of(new java.sql.Date(NOON.toEpochMilli()), "2026-11-21T13:00:00+01:00"),
                Arguments.of(OffsetDateTime.parse("2026-11-21T12:00:00-05:00"), "2026-11-21T12:00:00-05:00"),
                Arguments.of(NOON.atZone(ZoneId.of("Asia/Tokyo")), "2026-11-21T21:00:00+09:00"),
                Arguments.of(LocalDate.of(2026, 11, 21), "2026-11-21"),
                Arguments.of("übrig".getBytes(StandardCharsets.UTF_8), "übrig"),
                Arguments.of(new byte[] {(byte) 0xff, 0}, "/wA="),
                Arguments.of(List.of(), "[]"),
                Arguments.of(Arrays.asList("a", null, 1, true), "[\"a\",null,1,true]"),
                Arguments.of(new Object[] {"a", 4.9e12}, "[\"a\",4900000000000]"),
                Arguments.of(List.of(NOON), "[\"2026-11-21T13:00:00+01:00\"]"),
                Arguments.of(new Extended("Ann", Map.of("id", "ann")), "Ann"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_value_is_shown_as_people_expect_it(Object value, String text) {
        assertThat(format.text(value)).isEqualTo(text);
    }

    @Test
    void an_object_is_shown_as_json() {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("no", 7);
        order.put("amount", new BigDecimal("19.90"));
        order.put("note", "say \"hi\"\n");
        order.put("lines", List.of(Collections.singletonMap("item", null), Double.NaN));

        assertThat(format.text(order))
                .isEqualTo(
                        "{\"no\":7,\"amount\":19.90,\"note\":\"say \\\"hi\\\"\\n\",\"lines\":[{\"item\":null},\"NaN\"]}");
    }
}
