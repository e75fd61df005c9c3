package io.github.carillon.steps.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.RetryPolicy;
import io.github.carillon.core.delivery.ScriptedChannel;
import io.github.carillon.core.ledger.Dispatcher;
import io.github.carillon.core.ledger.Ledger;
import io.github.carillon.core.ledger.Ledgers;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.steps.SendNotificationHandler;
import io.github.carillon.steps.Tasks;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Connections.Choice;
import io.github.carillon.steps.result.Report;
import io.github.carillon.steps.result.Result;
import io.github.carillon.steps.result.WorkerListener;
import io.github.carillon.steps.task.StepContext;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Copies by a service that takes one request for all whom a mail names. */
final class SharedRequestTest {

    private final Ledgers ledgers = new Ledgers();
    private final Ledger ledger = ledgers.ledger();
    private final ScriptedChannel<Mail> channel = new ScriptedChannel<>("mail", false);
    private final SendNotificationHandler handler = new SendNotificationHandler(new MessageSender(
            new Connections(Choice.none(), Choice.only("service", channel), Choice.none()),
            new Deliveries(
                    "engine",
                    new Dispatcher(ledger, Clock.systemUTC()),
                    RetryPolicy.standard(),
                    WorkerListener.NONE,
                    Clock.systemUTC()),
            StepContext.of(id -> Optional.empty())));
    private final Map<String, Object> variables = new HashMap<>(Map.of(
            "notificationType",
            "Mail",
            "subject",
            "Order",
            "body",
            "Hello",
            "to",
            "ann@example.org, bob@example.org",
            "cc",
            "c@example.org",
            "bcc",
            "b@example.org"));

    @AfterEach
    void close() {
        ledgers.close();
    }

    @Test
    void the_first_mail_takes_the_copies_along_and_the_report_says_that_they_are_not_told_apart() {
        Report report = deliver();

        assertThat(channel.sent()).hasSize(2);
        assertThat(channel.sent().get(0).recipients())
                .extracting(EmailAddress::value)
                .containsExactly("ann@example.org", "c@example.org", "b@example.org");
        assertThat(channel.sent().get(1).recipients())
                .extracting(EmailAddress::value)
                .containsExactly("bob@example.org");
        assertThat(report.accepted()).isEqualTo(4);
        assertThat(report.entries())
                .filteredOn(entry -> "cc".equals(entry.as()))
                .singleElement()
                .satisfies(entry -> assertThat(((Outcome.Accepted) entry.outcome()).status())
                        .contains("in one request with a***@example.org, not told apart"));
    }

    @Test
    void what_was_sent_to_the_first_one_alone_goes_to_the_copies_by_itself() {
        channel.answer(new Outcome.Accepted("id-1", Outcome.Accepted.ALONE));
        variables.put("to", "ann@example.org");

        assertThat(deliver().accepted()).isEqualTo(3);
        assertThat(channel.sent())
                .extracting(mail -> mail.recipients().get(0).value())
                .containsExactly("ann@example.org", "c@example.org", "b@example.org");
        assertThat(channel.sent().get(1).recipients()).hasSize(1);
        deliver();
        assertThat(channel.sent()).hasSize(3);
    }

    @Test
    void a_first_recipient_who_is_refused_keeps_no_copy_back() {
        channel.answer(new Outcome.Refused("to", "no"));

        Report report = deliver();

        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.accepted()).isEqualTo(3);
        assertThat(deliver().accepted()).isEqualTo(3);
        assertThat(channel.sent()).hasSize(4);
    }

    @Test
    void a_first_mail_that_is_deferred_takes_the_copies_along_when_it_is_tried_again() {
        channel.answer(new Outcome.Deferred("429", "later", null));

        assertThat(deliver().with(Outcome.Deferred.class)).hasSize(3);
        assertThat(deliver().accepted()).isEqualTo(4);
        assertThat(channel.sent()).extracting(mail -> mail.recipients().size()).containsExactly(3, 1, 3);
    }

    @Test
    void somebody_with_several_copies_gets_one() {
        variables.put("bcc", List.of("c@example.org", "C@example.org"));
        deliver();

        assertThat(channel.sent().get(0).recipients()).hasSize(2);
    }

    @Test
    void recipients_together_are_one_request() {
        variables.put("together", true);

        Report report = deliver();

        assertThat(channel.sent()).singleElement().satisfies(mail -> {
            assertThat(mail.addressed())
                    .extracting(EmailAddress::value)
                    .containsExactly("ann@example.org", "bob@example.org");
            assertThat(mail.recipients()).hasSize(4);
        });
        assertThat(report.accepted()).isEqualTo(4);
        deliver();
        assertThat(channel.sent()).hasSize(1);
    }

    @Test
    void recipients_who_were_left_out_get_a_mail_of_their_own() {
        channel.answer(new Outcome.Refused("to", "one of them is none"));
        variables.put("together", true);

        assertThat(deliver().accepted()).isEqualTo(3);
        assertThat(channel.sent()).extracting(mail -> mail.recipients().size()).containsExactly(4, 1, 1, 1);
    }

    @Test
    void copies_that_went_by_themselves_are_not_taken_along_when_an_operator_wants_the_first_one_tried_again() {
        channel.answer(new Outcome.Refused("to", "no"));
        deliver();

        ledger.release("engine", "task-1");
        await().until(() -> deliver().accepted() == 4);
        assertThat(channel.sent()).hasSize(5);
        assertThat(channel.sent().get(4).recipients())
                .extracting(EmailAddress::value)
                .containsExactly("ann@example.org");
    }

    @Test
    void a_recipient_who_comes_first_later_on_takes_no_copy_along_that_has_gone() {
        deliver();
        variables.put("to", "zoe@example.org, ann@example.org, bob@example.org");

        await().until(() -> deliver().accepted() == 5);
        assertThat(channel.sent()).hasSize(3);
        assertThat(channel.sent().get(2).recipients())
                .extracting(EmailAddress::value)
                .containsExactly("zoe@example.org");
    }

    private Report deliver() {
        Result result = handler.handle(Tasks.with(variables));
        assertThat(result).isInstanceOf(Result.Delivered.class);
        return ((Result.Delivered) result).report();
    }
}
