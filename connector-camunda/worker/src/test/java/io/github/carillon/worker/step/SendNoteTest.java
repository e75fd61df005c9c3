package io.github.carillon.worker.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Dispatcher;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.Origin;
import io.github.carillon.core.message.Severity;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.core.recipient.RecipientResolver.Skipped;
import io.github.carillon.standin.SettableClock;
import io.github.carillon.worker.step.Connections.Choice;
import io.github.carillon.worker.step.Connections.Inboxes;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Send Notification into inboxes. */
final class SendNoteTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Connections NO_CONNECTIONS =
            new Connections(Choice.none(), Choice.none(), Choice.none(), null);

    private final Ledgers ledgers = new Ledgers();
    private final Dispatcher dispatcher = new Dispatcher(ledgers.ledger(), Clock.systemUTC());
    private final FakeChannel<Note> inbox = new FakeChannel<>("signalr");
    private final Set<String> declined = new HashSet<>();
    private Connections connections = NO_CONNECTIONS.withInboxes(new Inboxes(
            inbox,
            Duration.ofDays(30),
            (tenant, user, category, channel) -> !declined.contains(user + " " + category + " " + channel)));
    private final Map<String, Object> variables = new HashMap<>(Map.of(
            "notificationType",
            "SignalR",
            "subject",
            "Order {{number}}",
            "body",
            "Dear {{recipient.firstName}}, please decide.",
            "to",
            "mary",
            "number",
            7,
            "link",
            "https://shop.example.org/orders/{{number}}",
            "category",
            "ACTION_REQUIRED",
            "priority",
            "critical"));

    @AfterEach
    void close() {
        ledgers.close();
    }

    @Test
    void a_user_gets_a_note_that_says_where_it_comes_from() {
        Result.Delivered delivered = deliver();

        assertThat(delivered.report().accepted()).isEqualTo(1);
        String id = inbox.deliveries().get(0).key().id();
        assertThat(inbox.sent())
                .containsExactly(new Note(
                        id,
                        "",
                        "mary",
                        "Order 7",
                        "Dear Mary, please decide.",
                        URI.create("https://shop.example.org/orders/7"),
                        "ACTION_REQUIRED",
                        Severity.CRITICAL,
                        new Origin("process", "instance-1", "order-7", "Activity_1"),
                        NOW,
                        NOW.plus(Duration.ofDays(30))));
    }

    @Test
    void a_task_that_comes_again_makes_no_second_note() {
        assertThat(deliver().report()).isEqualTo(deliver().report());
        assertThat(inbox.sent()).hasSize(1);
    }

    @Test
    void whoever_is_no_user_has_no_inbox_and_is_named() {
        variables.put("to", "mary, somebody@example.org, ghost");
        variables.put("body", "Hello");
        Report report = deliver().report();

        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.skipped())
                .extracting(Skipped::reason)
                .containsExactlyInAnyOrder("unknown user", "no user of this installation");
    }

    @Test
    void what_a_user_does_not_want_he_does_not_get_unless_it_is_critical() {
        declined.add("mary ACTION_REQUIRED SignalR");
        variables.put("priority", "high");
        assertThat(deliver().report().skipped())
                .containsExactly(new Skipped("mary", "does not want ACTION_REQUIRED by SignalR"));
        assertThat(inbox.sent()).isEmpty();

        variables.put("priority", "critical");
        assertThat(deliver().report().accepted()).isOne();
    }

    @Test
    void html_becomes_text_since_a_note_has_no_other() {
        variables.put("format", "html");
        variables.put("body", "<p>Dear <b>{{recipient.firstName}}</b></p>");
        deliver();

        assertThat(inbox.sent().get(0).body()).isEqualTo("Dear Mary");
    }

    @Test
    void a_link_that_opens_no_page_and_a_connection_are_mistakes() {
        variables.put("number", "javascript:alert(1)");
        variables.put("link", "{{number}}");
        assertThat(mistakes()).isEqualTo("link is not the http or https address of a page");

        variables.remove("link");
        variables.put("connection", "relay");
        assertThat(mistakes()).isEqualTo("connection is not for in-app notes: they stay in this installation");
    }

    @Test
    void a_category_that_is_none_is_a_mistake() {
        variables.put("category", "please decide");

        assertThat(mistakes()).startsWith("category is no category: one is up to 40 capital letters");
    }

    @Test
    void a_worker_without_inboxes_says_so() {
        connections = NO_CONNECTIONS;

        assertThat(mistakes()).isEqualTo("connection cannot be chosen: the worker keeps no in-app notes");
    }

    private Result.Delivered deliver() {
        Result result = handle();
        assertThat(result).isInstanceOf(Result.Delivered.class);
        return (Result.Delivered) result;
    }

    private String mistakes() {
        Result result = handle();
        assertThat(result).isInstanceOf(Result.Mistaken.class);
        return ((Result.Mistaken) result).mistakes();
    }

    private Result handle() {
        Deliveries deliveries = new Deliveries(
                "engine", dispatcher, RetryPolicy.standard(), WorkerListener.NONE, SettableClock.at(NOW));
        Recipient mary = new Recipient("mary", "Mary", "Jones", null, null, null);
        return new SendNotificationHandler(
                        connections,
                        deliveries,
                        Surroundings.of(id -> Optional.of(mary).filter(known -> id.equals("mary"))))
                .handle(Tasks.with(variables));
    }
}
