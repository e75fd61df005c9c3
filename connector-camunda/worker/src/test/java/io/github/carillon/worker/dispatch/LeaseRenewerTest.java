package io.github.carillon.worker.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.carillon.core.database.Database;
import io.github.carillon.core.database.DatabaseSettings;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.OnUnknown;
import io.github.carillon.core.delivery.ScriptedChannel;
import io.github.carillon.core.ledger.Dispatcher;
import io.github.carillon.core.ledger.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class LeaseRenewerTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final ScriptedChannel<String> channel = new ScriptedChannel<>("fake");

    @Test
    void has_the_ledger_forget_what_is_old_and_only_that() {
        try (Database database = open()) {
            send(database, START);
            send(database, START.plus(Duration.ofDays(30)));
            assertThat(channel.sent()).hasSize(1);

            send(database, START.plus(Duration.ofDays(31)));
            assertThat(channel.sent()).hasSize(2);
        }
    }

    @Test
    void a_ledger_that_gives_no_answer_is_told_once() {
        Logger log = (Logger) LoggerFactory.getLogger(LeaseRenewer.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.addAppender(lines);
        try (Database database = open()) {
            Ledger ledger = ledger(database, Clock.systemUTC());
            ledger.close();
            LeaseRenewer keeper = new LeaseRenewer(ledger);
            keeper.run();
            keeper.run();
        } finally {
            log.detachAppender(lines);
        }

        assertThat(lines.list)
                .singleElement()
                .satisfies(line ->
                        assertThat(line.getFormattedMessage()).startsWith("The ledger's leases could not be renewed"));
    }

    @Test
    void an_error_does_not_end_the_keeping() {
        List<String> done = new ArrayList<>();
        LeaseRenewer keeper = new LeaseRenewer(() -> failOnce(done, "renewed"), () -> failOnce(done, "swept"), LEASE);
        keeper.run();
        keeper.run();
        keeper.run();

        assertThat(done).containsExactly("not renewed", "renewed", "not swept", "renewed", "swept");
    }

    private static boolean failOnce(List<String> done, String what) {
        if (!done.contains("not " + what)) {
            done.add("not " + what);
            throw new OutOfMemoryError("Java heap space");
        }
        done.add(what);
        return false;
    }

    /** As a worker that comes at this time, keeps its leases once, and sends. */
    private void send(Database database, Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        try (Ledger ledger = ledger(database, clock)) {
            new LeaseRenewer(ledger).run();
            DeliveryKey key = new DeliveryKey("engine", "", "task", "mary", "fake", "mary@example.org");
            new Dispatcher(ledger, clock).dispatch(new Delivery<>(key, "text"), channel, OnUnknown.PARK);
        }
    }

    private static Database open() {
        return Database.open(new DatabaseSettings("jdbc:h2:mem:" + UUID.randomUUID(), null, null, 4));
    }

    private static Ledger ledger(Database database, Clock clock) {
        return new Ledger(database.dataSource(), UUID.randomUUID().toString(), LEASE, clock);
    }
}
