package io.github.carillon.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.core.database.Transactions;
import io.github.carillon.core.delivery.OnUnknown;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.RetryPolicy;
import io.github.carillon.core.delivery.ScriptedChannel;
import io.github.carillon.core.inbox.Escalations;
import io.github.carillon.core.ledger.Dispatcher;
import io.github.carillon.core.ledger.Ledgers;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.Origin;
import io.github.carillon.core.message.Severity;
import io.github.carillon.core.message.WebhookMessage;
import io.github.carillon.core.outbox.Outbox;
import io.github.carillon.core.outbox.OutboxEntry;
import io.github.carillon.core.outbox.OutboxMessage;
import io.github.carillon.core.outbox.OutboxRoute;
import io.github.carillon.core.outbox.OutboxSource;
import io.github.carillon.core.outbox.OutboxWorker;
import io.github.carillon.core.recipient.Address;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.recipient.GroupId;
import io.github.carillon.core.recipient.NotificationPreferences;
import io.github.carillon.core.recipient.UserId;
import io.github.carillon.core.value.Json;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Connections.Choice;
import io.github.carillon.steps.connection.Connections.Inboxes;
import io.github.carillon.steps.result.WorkerListener;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OutboxRoutesTest {

    private static final String SOURCE = "supervision";
    private static final EmailAddress MARY = new EmailAddress("mary@example.org", null);

    private final Ledgers ledgers = new Ledgers();
    private final Clock clock = Clock.systemUTC();
    private final Outbox outbox = new Outbox(ledgers.dataSource(), clock);
    private final Escalations escalations = new Escalations(ledgers.dataSource(), clock);
    private final ScriptedChannel<Mail> relay = new ScriptedChannel<>("smtp");
    private final ScriptedChannel<Mail> service = new ScriptedChannel<>("mail");
    private final ScriptedChannel<Note> notes = new ScriptedChannel<>("inbox");
    private final ScriptedChannel<WebhookMessage> pager = new ScriptedChannel<>("webhook");
    private final List<String> counted = new CopyOnWriteArrayList<>();
    private final Inboxes inboxes =
            new Inboxes(notes, Duration.ofDays(30), NotificationPreferences.NONE, outbox, escalations);
    private final Connections connections = new Connections(
                    Choice.only("relay", relay), Choice.only("service", service), Choice.none(), Map.of("pager", 6))
            .withInboxes(inboxes)
            .withWebhooks(Choice.only("pager", pager));

    @AfterEach
    void close() {
        ledgers.close();
    }

    @Test
    void each_kind_of_message_has_the_connections_that_carry_it() {
        assertThat(routes(List.of(source(entry -> mail())), List.of(source(entry -> note())), webhooks()))
                .extracting(route -> route.type() + " " + route.connection() + " " + route.concurrency())
                .containsExactlyInAnyOrder("Smtp relay 4", "Mail service 4", "SignalR inbox 4", "Webhook pager 3");
    }

    @Test
    void nobody_looks_where_nothing_goes() {
        assertThat(routes(List.of(escalations), List.of(), List.of()))
                .extracting(OutboxRoute::type)
                .containsExactlyInAnyOrder("Smtp", "Mail");
        assertThat(routes(List.of(), List.of(), webhooks()))
                .extracting(OutboxRoute::type)
                .containsExactly("Webhook");
    }

    @Test
    void one_outbox_sends_messages_of_every_kind_and_counts_them_by_their_source() throws SQLException {
        OutboxWorker worker =
                worker(routes(List.of(source(entry -> mail())), List.of(source(entry -> note())), webhooks()));
        worker.start();
        add(entry("Smtp", "relay"), entry("SignalR", "inbox"), entry("Webhook", "pager"));
        worker.wake();

        await().until(() -> counted.size() == 3);
        assertThat(counted).containsExactlyInAnyOrder("supervision relay", "supervision inbox", "supervision pager");
        assertThat(relay.sent()).hasSize(1);
        assertThat(notes.sent()).hasSize(1);
        assertThat(pager.sent()).extracting(WebhookMessage::id).containsExactly("m1");
        worker.stop();
        worker.await(Duration.ofSeconds(10));
    }

    @Test
    void what_follows_a_steps_notes_counts_as_that_steps() {
        OutboxRoutes.counted(listener(), escalations)
                .delivered(escalations.name(), "relay", new Outcome.Accepted("1", null), Duration.ZERO);

        assertThat(counted).containsExactly("send-notification relay");
    }

    private List<OutboxRoute<?>> routes(
            List<OutboxSource<Mail>> mails,
            List<OutboxSource<Note>> notesOf,
            List<OutboxSource<WebhookMessage>> webhooks) {
        return OutboxRoutes.of(connections, inboxes, mails, notesOf, webhooks);
    }

    private OutboxWorker worker(List<OutboxRoute<?>> routes) {
        return OutboxWorker.of(
                outbox,
                routes,
                new Dispatcher(ledgers.ledger(), clock),
                NotificationPreferences.NONE,
                RetryPolicy.standard(),
                OutboxRoutes.counted(listener(), escalations),
                clock);
    }

    private WorkerListener listener() {
        return new WorkerListener() {
            @Override
            public void delivered(String topic, String connection, Outcome outcome, Duration took) {
                counted.add(topic + " " + connection);
            }

            @Override
            public void answered(String topic, String answer, Duration took) {
                throw new AssertionError("there is no task");
            }
        };
    }

    private static List<OutboxSource<WebhookMessage>> webhooks() {
        return List.of(source(entry -> message(new GroupId("supervisors"), new WebhookMessage("m1", Json.object()))));
    }

    private static OutboxMessage<Mail> mail() {
        return message(MARY, new Mail(null, List.of(), MARY, List.of(), List.of(), "Failed", "It failed.", null));
    }

    private static OutboxMessage<Note> note() {
        return message(
                new UserId("mary"),
                new Note(
                        "a".repeat(32),
                        "",
                        "mary",
                        "Failed",
                        "It failed.",
                        null,
                        Note.INFO,
                        Severity.WARNING,
                        new Origin("import", "instance-1", null, null),
                        Instant.EPOCH,
                        Instant.EPOCH.plusSeconds(1)));
    }

    private static <M> OutboxMessage<M> message(Address to, M message) {
        return new OutboxMessage<>(to, message, Note.INFO, true, "an import failed");
    }

    private static <M> OutboxSource<M> source(Function<OutboxEntry, OutboxMessage<M>> messages) {
        return new OutboxSource<>() {
            @Override
            public String name() {
                return SOURCE;
            }

            @Override
            public Optional<OutboxMessage<M>> message(OutboxEntry entry) {
                return Optional.of(messages.apply(entry));
            }
        };
    }

    private void add(OutboxEntry... entries) throws SQLException {
        new Transactions(ledgers.dataSource()).together(statements -> {
            for (OutboxEntry entry : entries) {
                Outbox.add(statements, entry);
            }
            return true;
        });
    }

    private OutboxEntry entry(String type, String connection) {
        Instant now = clock.instant();
        return new OutboxEntry(
                new OutboxEntry.Key(SOURCE, connection, "", "mary"),
                now,
                null,
                now.plus(Duration.ofDays(1)),
                type,
                connection,
                "mary",
                null,
                null,
                OnUnknown.REPEAT,
                null);
    }
}
