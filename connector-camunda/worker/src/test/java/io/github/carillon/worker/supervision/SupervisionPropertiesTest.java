package io.github.carillon.worker.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.worker.engine.ProcessDefinition;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SupervisionPropertiesTest {

    private static final ProcessDefinition DEFINITION =
            new ProcessDefinition("import:1:7", "import", 1, "Nightly import", null, "deployment");

    private final SupervisionProperties properties = new SupervisionProperties();

    @Test
    void a_process_that_says_nothing_is_supervised_by_nobody() {
        Supervised process = read(Map.of());

        assertThat(process.group()).isEmpty();
        assertThat(process.consecutiveErrors()).isNull();
        assertThat(process.maxDuration()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "PT90M, PT1H30M",
        "P1D, PT24H",
        "P1W, PT168H",
        "P1M, PT720H",
        "P1DT12H, PT36H",
        "' PT2H ', PT2H",
        "P1Y, PT8640H"
    })
    void a_duration_is_one_of_iso_8601(String written, Duration duration) {
        assertThat(read(Map.of("maxDuration", written)).maxDuration()).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2 hours", "PT0S", "-PT1H", "P", "PT", "${limit}", "P99999999999Y"})
    void another_duration_is_none(String written) {
        assertThat(read(Map.of("maxDuration", written)).maxDuration()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "five", "1.5", "1001", "${n}"})
    void a_number_of_failures_that_is_none_is_off(String written) {
        assertThat(read(Map.of("consecutiveErrors", written)).consecutiveErrors())
                .isNull();
    }

    @Test
    void what_is_written_counts() {
        Supervised process = read(Map.of("supervisors", " importsupervisors ", "consecutiveErrors", "+5"));

        assertThat(process.group()).contains("importsupervisors");
        assertThat(process.consecutiveErrors()).isEqualTo(5);
    }

    private Supervised read(Map<String, String> written) {
        return properties.read(DEFINITION, Map.of(), written);
    }
}
