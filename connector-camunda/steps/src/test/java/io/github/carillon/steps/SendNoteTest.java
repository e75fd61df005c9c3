package io.github.carillon.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.RetryPolicy;
import io.github.carillon.core.delivery.ScriptedChannel;
import io.github.carillon.core.inbox.Escalations;
import io.github.carillon.core.ledger.Dispatcher;
import io.github.carillon.core.ledger.Ledgers;
import io.github.carillon.core.message.Escalation;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.Origin;
import io.github.carillon.core.message.Severity;
import io.github.carillon.core.outbox.Outbox;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.core.recipient.RecipientResolver.Skipped;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Connections.Choice;
import io.github.carillon.steps.connection.Connections.Inboxes;
import io.github.carillon.steps.result.IncidentText;
import io.github.carillon.steps.result.Outputs;
import io.github.carillon.steps.result.Report;
import io.github.carillon.steps.result.Result;
import io.github.carillon.steps.result.WorkerListener;
import io.github.carillon.steps.send.Deliveries;
import io.github.carillon.steps.send.MessageSender;
import io.github.carillon.steps.task.StepContext;
import io.github.carillon.testserver.SettableClock;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Send Notification into inboxes. */
final class SendNoteTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Connections NO_CONNECTIONS = new Connections(Choice.none(), Choice.none(), Choice.none());

    private final Ledgers ledgers = new Ledgers();
    private final Dispatcher dispatcher = new Dispatcher(ledgers.ledger(), Clock.systemUTC());
    private final ScriptedChannel<Note> inbox = new ScriptedChannel<>("inbox");
    private final Set<String> declined = new HashSet<>();
    private Connections connections = NO_CONNECTIONS.withInboxes(new Inboxes(
            inbox,
            Duration.ofDays(30),
            (tenant, user, category, channel) -> !declined.contains(user + " " + category + " " + channel),
            new Outbox(ledgers.dataSource(), Clock.systemUTC()),
            new Escalations(ledgers.dataSource(), Clock.systemUTC())));
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

    private String email = "mary@example.org";

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
    void whoever_is_known_by_an_address_only_is_named_by_it_masked() {
        variables.put("to", "ann@example.org");
        Report report = deliver().report();

        assertThat(report.skipped()).containsExactly(new Skipped("a***@example.org", "no user of this installation"));
        assertShownMasked(report);
    }

    @Test
    void an_address_where_a_user_is_expected_is_shown_masked() {
        variables.remove("to");
        variables.put("userName", "ann@example.org");
        Report report = deliver().report();

        assertThat(report.skipped()).containsExactly(new Skipped("a***@example.org", "unknown user"));
        assertShownMasked(report);
    }

    @Test
    void an_address_that_is_a_persons_user_id_is_shown_masked() {
        variables.put("to", "");
        variables.put("body", "Hello");
        variables.put("person", Map.of("userName", "ann@example.org", "email", "ann@example.org"));
        variables.put("userInfoField", "person");
        inbox.answer(new Outcome.Refused("GONE", "no"));
        Report report = deliver().report();

        assertThat(report.entries()).extracting(Report.Entry::who).containsExactly("a***@example.org");
        assertShownMasked(report);
    }

    @Test
    void what_a_user_does_not_want_he_does_not_get_unless_it_is_critical() {
        declined.add("mary ACTION_REQUIRED SignalR");
        variables.put("priority", "high");
        assertThat(deliver().report().skipped())
                .containsExactly(new Skipped("mary", "does not want ACTION_REQUIRED by SignalR", true));
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
    void a_link_may_lead_to_a_host_in_any_script() {
        variables.put("link", "https://βόλος.com/7");
        deliver();

        assertThat(inbox.sent().get(0).link()).isEqualTo(URI.create("https://xn--nxasmm1c.com/7"));
    }

    @Test
    void a_link_that_opens_no_page_and_a_connection_are_mistakes() {
        variables.put("number", "javascript:alert(1)");
        variables.put("link", "{{number}}");
        assertThat(deliver().report().entries().get(0).outcome())
                .isEqualTo(new Outcome.Refused("INVALID_LINK", "link is not the http or https address of a page"));

        variables.put("link", "javascript:alert(1)");
        variables.put("priority", "highest");
        assertThat(mistakes())
                .contains("priority \"highest\"")
                .contains("link \"javascript:alert(1)\" is not the http or https address of a page");

        variables.put("number", "7".repeat(2_000));
        variables.put("link", "https://example.org/{{number}}");
        variables.remove("priority");
        assertThat(deliver().report().entries().get(0).outcome())
                .isEqualTo(new Outcome.Refused("INVALID_LINK", "link has 2020 characters, and 2000 is the most"));

        variables.remove("link");
        variables.put("connection", "relay");
        assertThat(mistakes())
                .isEqualTo("connection \"relay\" is not for in-app notes: they stay in this installation");
    }

    @Test
    void a_note_that_is_not_read_in_time_is_to_be_followed_by_a_mail() {
        withRelay();
        variables.put("escalateAfter", "PT30M");
        variables.put("from", "Shop <shop@example.org>");
        variables.put("maxAge", "PT4H");
        variables.put("onUnknown", "park");
        variables.put("attempts", "3");
        deliver();

        Instant due = NOW.plus(Duration.ofMinutes(30));
        assertThat(inbox.sent().get(0).escalation())
                .isEqualTo(new Escalation(
                        due,
                        due.plus(Duration.ofHours(4)),
                        "Smtp",
                        "relay",
                        new EmailAddress("mary@example.org", "Mary Jones"),
                        new EmailAddress("shop@example.org", "Shop"),
                        List.of(),
                        false,
                        3));
    }

    @Test
    void a_title_is_one_line_in_one_direction() {
        variables.put("subject", "\u202EPlease\ndecide\n");
        deliver();

        assertThat(inbox.sent()).extracting(Note::title).containsExactly("Please decide");
    }

    @Test
    void a_title_that_is_too_long_is_cut() {
        variables.put("subject", "😀".repeat(201));
        deliver();

        assertThat(inbox.sent()).extracting(Note::title).containsExactly("😀".repeat(199) + "…");
    }

    @Test
    void the_connection_of_a_note_is_that_of_the_mail_that_follows_it() {
        withRelay();
        variables.put("escalateAfter", "PT30M");
        variables.put("escalateTo", "mail");
        variables.put("connection", "service");
        deliver();
        assertThat(inbox.sent().get(0).escalation().connection()).isEqualTo("service");

        variables.put("connection", "relay");
        assertThat(mistakes()).isEqualTo("connection \"relay\" names no mail service connection: there are [service]");
    }

    @Test
    void what_only_a_mail_has_is_named_where_a_note_is_kept() {
        variables.put("cc", "bob@example.org");
        variables.put("headers", "X-Order: 42");
        inbox.answer(new Outcome.Accepted("note", null));

        assertThat(deliver().report().entries())
                .extracting(entry -> ((Outcome.Accepted) entry.outcome()).status())
                .containsExactly("not used, for an in-app note has none: cc, headers");
    }

    @Test
    void whoever_has_no_mail_address_gets_the_note_and_is_named() {
        withRelay();
        variables.put("escalateAfter", "PT30M");
        for (String none : new String[] {"", "mary at home", "mary@example.org\0"}) {
            email = none;
            inbox.answer(new Outcome.Accepted("note", null));
            Report report = deliver().report();

            assertThat(report.accepted()).isOne();
            assertThat(report.skipped()).isEmpty();
            assertThat(report.entries())
                    .extracting(entry -> ((Outcome.Accepted) entry.outcome()).status())
                    .containsExactly("no e-mail address: no mail follows the note");
        }
        assertThat(inbox.sent().get(0).escalation()).isNull();
    }

    @Test
    void a_mail_that_can_never_follow_is_a_mistake() {
        variables.put("escalateAfter", "PT30M");
        assertThat(mistakes()).startsWith("connection cannot be chosen: the worker has no SMTP connection");

        withRelay();
        variables.put("escalateAfter", "P30D");
        assertThat(mistakes()).isEqualTo("escalateAfter \"P30D\" is as long as notes are kept, or longer (PT720H)");

        variables.put("escalateAfter", "half an hour");
        assertThat(mistakes()).startsWith("escalateAfter \"half an hour\" is no duration");
    }

    @Test
    void a_category_that_is_none_is_a_mistake() {
        variables.put("category", "please decide");

        assertThat(mistakes()).startsWith("category \"please decide\" is no category: one is up to 40 capital letters");
    }

    @Test
    void a_worker_without_inboxes_says_so() {
        connections = NO_CONNECTIONS;

        assertThat(mistakes()).isEqualTo("connection cannot be chosen: the worker keeps no in-app notes");
        variables.put("escalateAfter", "PT30M");
        assertThat(mistakes()).isEqualTo("connection cannot be chosen: the worker keeps no in-app notes");
    }

    @Test
    void a_field_that_is_left_empty_is_not_quoted() {
        connections = NO_CONNECTIONS;
        variables.put("connection", null);

        assertThat(mistakes()).isEqualTo("connection cannot be chosen: the worker keeps no in-app notes");
    }

    private static void assertShownMasked(Report report) {
        Outputs.JsonFile deliveries = (Outputs.JsonFile)
                new SendNotificationOutputs(new ObjectMapper()).of(report).get("deliveries");

        assertThat(List.of(deliveries.json(), IncidentText.refused(report), IncidentText.details(report)))
                .allSatisfy(
                        text -> assertThat(text).contains("a***@example.org").doesNotContain("ann@", "null"));
    }

    private void withRelay() {
        Connections mails = new Connections(
                Choice.only("relay", new ScriptedChannel<Mail>("smtp")),
                Choice.only("service", new ScriptedChannel<Mail>("graph")),
                Choice.none());
        connections = mails.withInboxes(connections.inboxes());
    }

    private Result.Delivered deliver() {
        Result result = handle();
        assertThat(result).isInstanceOf(Result.Delivered.class);
        return (Result.Delivered) result;
    }

    private String mistakes() {
        Result result = handle();
        assertThat(result).isInstanceOf(Result.InvalidStep.class);
        return ((Result.InvalidStep) result).mistakes();
    }

    private Result handle() {
        Deliveries deliveries = new Deliveries(
                "engine", dispatcher, RetryPolicy.standard(), WorkerListener.NONE, SettableClock.at(NOW));
        Recipient mary = new Recipient("mary", "Mary", "Jones", email, null, null);
        return new SendNotificationHandler(new MessageSender(
                        connections,
                        deliveries,
                        StepContext.of(id -> Optional.of(mary).filter(known -> id.equals("mary")))))
                .handle(Tasks.with(variables));
    }
}
