package io.github.carillon.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.carillon.bench.lab.Measurement;
import io.github.carillon.bench.lab.Scenario;
import io.github.carillon.bench.lab.Scenario.ClientKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultsTest {

    private final Results results = new Results();

    @Test
    void a_ratio_compares_within_a_round_so_that_a_slow_round_hurts_nobody() {
        round(400, 200);
        round(100, 60);
        round(300, 150);

        assertThat(results.ratio(Plan.MAIL_H2, Optional.of(Plan.CEILING), Measurement::perSecond))
                .hasValue(0.5);
    }

    @Test
    void there_is_no_ratio_to_what_was_not_measured() {
        round(400, 200);

        assertThat(results.ratio(Plan.MAIL_H2, Optional.of(Plan.PLAIN), Measurement::perSecond))
                .isEmpty();
        assertThat(results.ratio(Plan.MAIL_H2, Optional.empty(), Measurement::perSecond))
                .isEmpty();
    }

    @Test
    void the_median_of_an_even_number_lies_between_the_middle_two() {
        assertThat(Results.median(4, 1, 3, 100)).isEqualTo(3.5, within(1e-9));
        assertThat(Results.median(9, 1, 5)).isEqualTo(5);
    }

    @Test
    void the_table_shows_ratios_processor_time_and_what_arrived() {
        round(400, 200);

        String table = Report.of(results).toString();

        assertThat(table.lines()).hasSize(4);
        assertThat(table)
                .contains("| the engine's ceiling | 400 | 1.00 | 1.00 |  | 2.00 | 1.00 | 0.50 | 180 MB | 20 MB |  |")
                .contains(
                        "| Carillon, mail, H2 | 200 | 0.50 | 1.00 |  | 2.00 | 1.00 | 0.50 | 180 MB | 20 MB | 10 / 2 / 1 |");
    }

    @Test
    void the_connector_is_compared_to_the_plain_client_with_mail_s_model() {
        Scenario connector = Scenario.of("connector", "connector", ClientKind.CONNECTOR);
        results.add(Plan.CEILING, measurement(400));
        results.add(Plan.PLAIN, measurement(100));
        results.add(connector, measurement(270));

        assertThat(Report.of(results).toString()).contains("| connector | 270 | 0.68 | 1.00 | 2.70 |");
    }

    private void round(double ceiling, double carillon) {
        results.add(Plan.CEILING, measurement(ceiling));
        results.add(Plan.MAIL_H2, measurement(carillon));
    }

    private static Measurement measurement(double perSecond) {
        return new Measurement(10, perSecond, 2, 1, 0.5, 180, 20, 10, 2, 1);
    }
}
