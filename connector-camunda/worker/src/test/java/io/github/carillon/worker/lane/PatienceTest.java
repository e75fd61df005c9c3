package io.github.carillon.worker.lane;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PatienceTest {

    private final Patience patience = new Patience();

    @Test
    void it_gets_shorter_when_others_have_something_of_it() {
        assertThat(patience.millis()).isEqualTo(1_000);
        patience.paid(60, 40);
        assertThat(patience.millis()).isEqualTo(250);
        patience.paid(60, 40);
        patience.paid(60, 40);
        assertThat(patience.millis()).isEqualTo(100);
    }

    @Test
    void it_gets_longer_when_all_is_put_back() {
        patience.paid(0, 100);
        assertThat(patience.millis()).isEqualTo(2_000);
        for (int times = 0; times < 10; times++) {
            patience.paid(1, 99);
        }
        assertThat(patience.millis()).isEqualTo(15_000);
    }

    @Test
    void a_fetch_that_brings_nothing_says_nothing() {
        patience.paid(0, 0);
        assertThat(patience.millis()).isEqualTo(1_000);
    }

    @Test
    void it_is_as_before_when_waiting_had_an_end_by_itself() {
        patience.paid(0, 100);
        patience.notNeeded();
        assertThat(patience.millis()).isEqualTo(1_000);
    }
}
