package io.github.carillon.worker.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.alert.AlertWatch;
import io.github.carillon.core.alert.Alerts;
import io.github.carillon.core.alert.OpenAlert;
import io.github.carillon.core.ledger.Ledgers;
import io.github.carillon.testserver.SettableClock;
import io.github.carillon.worker.engine.ProcessDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OverdueInstancesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private static final Supervised IMPORT = new Supervised(
            new ProcessDefinition("import:1", "import", 1, "Import", null, "deployment"), Map.of(), "ops", null, HOUR);

    private final SettableClock clock = SettableClock.at(NOW.toString());
    private final Ledgers ledgers = new Ledgers();
    private final AlertWatch watch = new AlertWatch(ledgers.dataSource(), "default", "me", HOUR.multipliedBy(9), clock);
    private final Alerts alerts = new Alerts(watch);
    private final ListedIncidents engine = new ListedIncidents();
    private final OverdueInstances overdue = new OverdueInstances("default", engine, alerts, null, OVERLAP, clock);

    @BeforeEach
    void lead() {
        assertThat(watch.lead()).isTrue();
    }

    @AfterEach
    void close() {
        ledgers.close();
    }

    @Test
    void those_are_late_that_began_longer_ago_than_they_may_take() {
        engine.addRunning("early", NOW.minus(HOUR).minusSeconds(1));
        engine.addRunning("late", NOW.minus(HOUR).plusSeconds(1));
        overdue.find(IMPORT);

        assertThat(late()).containsExactly("early");
        clock.forward(Duration.ofSeconds(2));
        overdue.find(IMPORT);
        assertThat(late()).containsExactlyInAnyOrder("early", "late");
    }

    @Test
    void those_that_were_late_at_the_last_look_are_not_read_again() {
        for (int number = 0; number < 1_200; number++) {
            engine.addRunning("old-" + number, NOW.minus(HOUR.multipliedBy(2)).plusSeconds(number));
        }
        overdue.find(IMPORT);
        assertThat(alerts.open()).hasSize(1_200);
        int read = engine.runningRead();
        engine.addRunning("next", NOW.minus(HOUR).plusSeconds(10));
        clock.forward(Duration.ofSeconds(30));
        overdue.find(IMPORT);

        assertThat(alerts.open()).hasSize(1_201);
        assertThat(engine.runningRead() - read).isEqualTo(1);
    }

    @Test
    void all_are_read_again_where_it_is_not_known_what_was_seen() {
        overdue.find(IMPORT);
        engine.addRunning("unseen", NOW.minus(HOUR.multipliedBy(2)));
        overdue.find(IMPORT);
        assertThat(alerts.open()).isEmpty();
        overdue.forgetAll();
        overdue.find(IMPORT);

        assertThat(late()).containsExactly("unseen");
    }

    private List<String> late() {
        return alerts.open().stream().map(OpenAlert::instanceId).toList();
    }
}
