package io.github.carillon.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.RetryPolicy;
import io.github.carillon.core.delivery.ScriptedChannel;
import io.github.carillon.core.inbox.Escalations;
import io.github.carillon.core.inbox.Inbox;
import io.github.carillon.core.inbox.NoteAction;
import io.github.carillon.core.ledger.Dispatcher;
import io.github.carillon.core.ledger.Ledgers;
import io.github.carillon.core.message.Escalation;
import io.github.carillon.core.message.Importance;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.Origin;
import io.github.carillon.core.message.Severity;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.recipient.NotificationPreferences;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.testserver.SettableClock;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mails that follow notes, with the ledger and the inbox in a real database. */
final class OutboxWorkerTest {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Reader MARY = new Reader("north", "mary");

    private final SettableClock clock = SettableClock.at("2026-11-21T10:00:00Z");
    private final Ledgers ledgers = new Ledgers();
    private final Inbox inbox = new Inbox(ledgers.dataSource(), clock);
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicInteger refusals = new AtomicInteger();
    private final Escalations escalations = new Escalations(ledgers.dataSource(), clock);
    private final Outbox outbox = new Outbox(sometimes(ledgers.dataSource()), clock);
    private final ScriptedChannel<Mail> relay = new ScriptedChannel<>("smtp");
    private final ScriptedChannel<Mail> other = new ScriptedChannel<>("smtp");
    private final Set<String> declined = new HashSet<>();
    private final List<OutboxWorker> workers = new ArrayList<>();

    @AfterEach
    void close() {
        workers.forEach(OutboxWorker::stop);
        workers.forEach(each -> each.await(Duration.ofSeconds(10)));
        ledgers.close();
    }

    @Test
    void a_note_that_is_not_read_in_time_is_followed_by_a_mail_that_says_the_same() {
        store("1", Severity.WARNING);
        whenDue();

        Mail mail = sent(relay, 1).get(0);
        assertThat(mail.to()).isEqualTo(new EmailAddress("mary@example.org", "Mary Jones"));
        assertThat(mail.from()).isEqualTo(new EmailAddress("shop@example.org", null));
        assertThat(mail.subject()).isEqualTo("Please decide");
        assertThat(mail.text()).isEqualTo("Order 7 waits.\n\nhttps://shop.example.org/orders/7");
        assertThat(mail.headers().importance()).isEqualTo(Importance.HIGH);
        settled();
    }

    @Test
    void nothing_follows_a_note_that_was_read_in_time() {
        store("1", Severity.INFO);
        store("2", Severity.INFO);
        inbox.mark(MARY, id("1"), NoteAction.READ);
        whenDue();

        sent(relay, 1);
        settled();
        assertThat(relay.sent()).hasSize(1);
    }

    @Test
    void what_a_worker_is_sending_no_other_sends() {
        store("1", Severity.INFO);
        clock.forward(HALF_AN_HOUR);
        relay.whileSending(() -> {
            // as if this worker were held up for long
            change("update outbox set next_at = due_at");
            worker();
            await().until(() -> count("outbox where next_at > due_at and failed = 0") == 1);
        });
        worker();

        settled();
        assertThat(relay.sent()).hasSize(1);
    }

    @Test
    void what_was_sent_is_not_sent_again_by_who_does_not_know() {
        store("1", Severity.INFO);
        clock.forward(HALF_AN_HOUR);
        // as if the worker were killed before it could write down that nothing is to follow any more
        relay.whileSending(() -> {
            away.set(true);
            change("update outbox set next_at = due_at");
        });
        worker();
        await().until(() -> refusals.get() > 0);
        away.set(false);

        settled();
        assertThat(relay.sent()).hasSize(1);
    }

    @Test
    void what_cannot_be_sent_waits_and_is_sent_later() {
        triedInVain(
                new Outcome.Deferred("4.3.2", "not now", null),
                new Outcome.Misconfigured("535", "wrong password", Outcome.Scope.CONNECTION));
        clock.forward(Duration.ofSeconds(7));
        await().until(() -> count("outbox where failed = 2") == 1);
        clock.forward(Duration.ofHours(2));
        sent(relay, 3);

        settled();
        List<DeliveryKey> keys = relay.deliveries().stream().map(Delivery::key).toList();
        assertThat(keys.get(1)).isEqualTo(keys.get(0));
        assertThat(keys.get(2)).as("nothing was sent before").isNotEqualTo(keys.get(1));
    }

    @Test
    void what_was_not_even_tried_counts_for_nothing() {
        relay.answer(new Outcome.Deferred(Outcome.Deferred.BREAKER_OPEN, "left alone", null));
        store("1", Severity.INFO);
        whenDue();
        sent(relay, 1);
        await().until(() -> count("delivery where state = 'DEFERRED'") == 1);
        clock.forward(Duration.ofMinutes(1));

        sent(relay, 2);
        settled();
    }

    @Test
    void what_is_refused_is_given_up() {
        relay.answer(new Outcome.Refused("5.1.1", "no such user"));
        store("1", Severity.INFO);
        whenDue();

        sent(relay, 1);
        settled();
    }

    @Test
    void what_may_have_been_sent_is_sent_again_where_the_step_says_so() {
        triedInVain(new Outcome.Unknown("NO_REPLY", "no reply"));
        clock.forward(Duration.ofMinutes(1));

        sent(relay, 2);
        settled();
    }

    @Test
    void what_may_have_been_sent_is_sent_again_no_more_often_than_a_task_would_be() {
        triedInVain(new Outcome.Unknown("NO_REPLY", "no reply"), new Outcome.Unknown("NO_REPLY", "no reply"));
        await().until(() -> count("outbox where possibly_sent = 1") == 1);
        clock.forward(Duration.ofMinutes(1));

        settled();
        assertThat(relay.sent()).hasSize(2);
    }

    @Test
    void what_a_killed_worker_may_have_sent_is_not_sent_again_where_the_step_forbids_it() {
        inbox.store(note("1", Severity.INFO, escalation("relay", false)));
        relay.answer(new Outcome.Deferred("4.3.2", "not now", null));
        whenDue();
        await().until(() -> count("outbox where failed = 1") == 1);
        await().until(() -> count("delivery where state = 'DEFERRED'") == 1);
        change("update delivery set state = 'CLAIMED', owner = 'killed', lease_until = created_at");
        clock.forward(Duration.ofMinutes(1));

        settled();
        assertThat(relay.sent()).hasSize(1);
    }

    @Test
    void what_may_have_been_sent_is_not_sent_again_where_the_step_forbids_it() {
        relay.answer(new Outcome.Unknown("NO_REPLY", "no reply"));
        inbox.store(note("1", Severity.INFO, escalation("relay", false)));
        whenDue();

        sent(relay, 1);
        settled();
        assertThat(relay.sent()).hasSize(1);
    }

    @Test
    void a_mail_that_would_come_too_late_is_not_sent() {
        triedInVain(new Outcome.Deferred("4.3.2", "not now", null));
        clock.forward(Duration.ofHours(5));

        settled();
        assertThat(relay.sent()).hasSize(1);
    }

    @Test
    void what_may_have_been_sent_is_given_up_once_it_is_too_late_to_send_it_again() {
        triedInVain(new Outcome.Unknown("NO_REPLY", "no reply"));
        clock.forward(Duration.ofHours(5));

        settled();
        assertThat(relay.sent()).hasSize(1);
    }

    @Test
    void a_configuration_that_is_mended_too_late_sends_nothing() {
        triedInVain(new Outcome.Misconfigured("535", "wrong password", Outcome.Scope.CONNECTION));
        clock.forward(Duration.ofHours(5));

        settled();
        assertThat(relay.sent()).hasSize(1);
    }

    @Test
    void whoever_wants_no_mail_of_this_category_gets_none_unless_it_is_critical() {
        declined.add("mary INFO Smtp");
        store("1", Severity.WARNING);
        store("2", Severity.CRITICAL);
        whenDue();

        sent(relay, 1);
        settled();
        assertThat(relay.deliveries()).extracting(one -> one.key().activation()).containsExactly(id("2") + "/0");
    }

    @Test
    void a_connection_that_hangs_keeps_no_other_waiting() {
        CountDownLatch hanging = new CountDownLatch(1);
        relay.whileSending(() -> {
            try {
                hanging.await();
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        });
        store("1", Severity.INFO);
        inbox.store(note("2", Severity.INFO, escalation("other", true)));
        whenDue();

        sent(relay, 1);
        sent(other, 1);
        hanging.countDown();
        settled();
    }

    @Test
    void a_stop_waits_for_the_mail_that_is_being_sent_and_begins_no_other() throws SQLException {
        CountDownLatch begun = new CountDownLatch(1);
        OutboxWorker worker = create();
        relay.whileSending(() -> {
            worker.stop();
            begun.countDown();
        });
        store("1", Severity.INFO);
        store("2", Severity.INFO);
        clock.forward(HALF_AN_HOUR);
        worker.start();
        await().until(() -> begun.getCount() == 0);
        worker.await(Duration.ofSeconds(10));

        assertThat(relay.sent()).hasSize(1);
        assertThat(count("outbox where next_at = due_at")).isOne();
    }

    @Test
    void who_is_woken_looks_at_once() {
        OutboxWorker worker = create(1, NEVER);
        worker.start();
        store("1", Severity.INFO);
        clock.forward(HALF_AN_HOUR);
        worker.wake();

        sent(relay, 1);
        settled();
    }

    @Test
    void what_was_put_in_together_is_sent_at_the_same_time_but_by_no_more_threads_than_the_connection_has() {
        AtomicInteger most = new AtomicInteger();
        Semaphore going = new Semaphore(0);
        AtomicInteger at = new AtomicInteger();
        relay.whileSending(() -> {
            most.accumulateAndGet(at.incrementAndGet(), Math::max);
            going.acquireUninterruptibly();
            at.decrementAndGet();
        });
        OutboxWorker worker = create(3, NEVER);
        worker.start();
        for (int number = 1; number <= 8; number++) {
            store(String.valueOf(number), Severity.INFO);
        }
        clock.forward(HALF_AN_HOUR);
        for (int times = 0; times < 20; times++) {
            worker.wake();
        }
        await().until(() -> at.get() == 3);
        going.release(8);

        settled();
        assertThat(most.get()).isEqualTo(3);
        assertThat(relay.sent()).hasSize(8);
    }

    @Test
    void nobody_is_woken_before_the_start_or_after_the_stop() throws SQLException {
        OutboxWorker worker = create(1, NEVER);
        store("1", Severity.INFO);
        clock.forward(HALF_AN_HOUR);
        worker.wake();
        worker.stop();
        worker.start();
        worker.wake();
        worker.await(Duration.ofSeconds(10));

        assertThat(relay.sent()).isEmpty();
        assertThat(count("outbox where next_at = due_at")).isOne();
    }

    @Test
    void a_database_that_was_away_is_asked_again() {
        store("1", Severity.INFO);
        clock.forward(HALF_AN_HOUR);
        away.set(true);
        worker();
        await().until(() -> refusals.get() > 2);
        away.set(false);

        sent(relay, 1);
        settled();
    }

    /** Nothing is to follow any more. */
    private void settled() {
        await().until(() -> count("outbox") == 0);
    }

    private int count(String what) throws SQLException {
        try (Connection connection = ledgers.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + what)) {
            row.next();
            return row.getInt(1);
        }
    }

    private void change(String sql) {
        try (Connection connection = ledgers.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException broken) {
            throw new AssertionError(broken);
        }
    }

    /** Gives no connection while it is unavailable. */
    private DataSource sometimes(DataSource real) {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (away.get()) {
                        refusals.incrementAndGet();
                        throw new SQLException("connection lost", "08006");
                    }
                    return method.invoke(real, arguments);
                });
    }

    private static List<Mail> sent(ScriptedChannel<Mail> channel, int many) {
        await().until(() -> channel.sent().size() >= many);
        return channel.sent();
    }

    /** A note whose time was over, and whose mail has met the first of these outcomes. */
    private void triedInVain(Outcome... outcomes) {
        List.of(outcomes).forEach(relay::answer);
        store("1", Severity.INFO);
        whenDue();
        await().until(() -> count("outbox where failed = 1") == 1);
    }

    private void whenDue() {
        clock.forward(HALF_AN_HOUR);
        worker();
    }

    private void worker() {
        create().start();
    }

    private OutboxWorker create() {
        return create(1, Duration.ofMillis(20));
    }

    private OutboxWorker create(int threads, Duration every) {
        NotificationPreferences preferences =
                (tenant, user, category, type) -> !declined.contains(user + " " + category + " " + type);
        RetryPolicy retry =
                new RetryPolicy(6, Map.of(), Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofHours(4));
        Dispatcher dispatcher = new Dispatcher(ledgers.ledger(clock), clock);
        OutboxDelivery delivery =
                new OutboxDelivery(outbox, dispatcher, preferences, retry, OutboxListener.NONE, clock, () -> 0);
        List<OutboxRoute<?>> routes = List.of(route("relay", relay, threads), route("other", other, threads));
        OutboxWorker worker = new OutboxWorker(outbox, routes, delivery, every);
        workers.add(worker);
        return worker;
    }

    private OutboxRoute<Mail> route(String connection, ScriptedChannel<Mail> channel, int threads) {
        return new OutboxRoute<>("Smtp", connection, channel, threads, List.of(escalations));
    }

    private void store(String number, Severity severity) {
        inbox.store(note(number, severity, escalation("relay", true)));
    }

    private static String id(String number) {
        return number.repeat(32);
    }

    private Note note(String number, Severity severity, Escalation escalation) {
        return new Note(
                        id(number),
                        MARY.tenant(),
                        MARY.user(),
                        "Please decide",
                        "Order 7 waits.",
                        URI.create("https://shop.example.org/orders/7"),
                        Note.INFO,
                        severity,
                        new Origin("order", "instance-1", null, null),
                        clock.instant(),
                        clock.instant().plus(Duration.ofDays(30)))
                .with(escalation);
    }

    private Escalation escalation(String connection, boolean repeats) {
        return new Escalation(
                clock.instant().plus(HALF_AN_HOUR),
                null,
                "Smtp",
                connection,
                new EmailAddress("mary@example.org", "Mary Jones"),
                new EmailAddress("shop@example.org", null),
                List.of(),
                repeats,
                2);
    }
}
