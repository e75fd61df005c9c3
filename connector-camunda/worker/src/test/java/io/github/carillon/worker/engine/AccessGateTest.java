package io.github.carillon.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class AccessGateTest {

    private final SetClock clock = new SetClock();
    private final AccessGate gate = new AccessGate(clock);

    @Test
    void after_wrong_credentials_nothing_is_asked_for_minutes_and_longer_each_time() {
        assertThat(gate.enter()).isEmpty();
        assertThat(gate.answered(401))
                .hasValueSatisfying(reason -> assertThat(reason)
                        .contains("HTTP status 401", "does not accept the worker's user and password"));

        clock.pass(AccessGate.FIRST.minusSeconds(1));
        assertThat(gate.enter()).isPresent();
        clock.pass(Duration.ofSeconds(1));
        assertThat(gate.enter()).isEmpty();
        gate.answered(401);
        clock.pass(AccessGate.FIRST.multipliedBy(2).minusSeconds(1));
        assertThat(gate.enter()).isPresent();
        clock.pass(Duration.ofSeconds(1));
        assertThat(gate.enter()).isEmpty();
    }

    @Test
    void it_never_waits_longer_than_the_longest() {
        for (int wrong = 0; wrong < 10; wrong++) {
            assertThat(gate.enter()).isEmpty();
            gate.answered(401);
            clock.pass(AccessGate.LONGEST);
        }
        assertThat(gate.enter()).isEmpty();
    }

    @Test
    void several_refusals_at_once_are_one() {
        gate.answered(200);
        gate.answered(401);
        gate.answered(401);
        gate.answered(401);

        clock.pass(AccessGate.FIRST);
        assertThat(gate.enter()).isEmpty();
    }

    @Test
    void right_credentials_open_it_for_all_and_other_failures_leave_it_open() {
        gate.enter();
        gate.answered(500);

        assertThat(gate.enter()).isEmpty();
        assertThat(gate.enter()).isEmpty();
        gate.failed();
        assertThat(gate.enter()).isEmpty();
    }

    private static final class SetClock extends Clock {

        private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));

        void pass(Duration time) {
            now.updateAndGet(before -> before.plus(time));
        }

        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
