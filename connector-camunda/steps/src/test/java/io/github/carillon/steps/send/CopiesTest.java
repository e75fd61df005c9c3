package io.github.carillon.steps.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.RetryPolicy;
import io.github.carillon.core.ledger.Dispatcher;
import io.github.carillon.core.ledger.Ledgers;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.core.recipient.RecipientResolver.Skipped;
import io.github.carillon.core.smtp.SmtpChannel;
import io.github.carillon.core.smtp.SmtpSettings;
import io.github.carillon.steps.SendNotificationHandler;
import io.github.carillon.steps.Tasks;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Connections.Choice;
import io.github.carillon.steps.result.Report;
import io.github.carillon.steps.result.Result;
import io.github.carillon.steps.result.WorkerListener;
import io.github.carillon.steps.task.StepContext;
import io.github.carillon.testserver.Fault;
import io.github.carillon.testserver.ReceivedMail;
import io.github.carillon.testserver.SmtpTestServer;
import io.github.carillon.testserver.SmtpTestServerOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Copies by SMTP: one for each step, told apart, and in nobody's way. */
final class CopiesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Ledgers ledgers = new Ledgers();
    private final SmtpTestServer server =
            SmtpTestServer.start(SmtpTestServerOptions.defaults().withCapabilities("PIPELINING", "8BITMIME"));
    private final SmtpChannel channel = new SmtpChannel(
            new SmtpSettings(
                    "localhost",
                    server.port(),
                    SmtpSettings.Security.PLAIN,
                    null,
                    null,
                    new EmailAddress("shop@example.org", null),
                    PATIENCE,
                    PATIENCE,
                    PATIENCE,
                    PATIENCE,
                    2),
            Clock.systemUTC());
    private final SendNotificationHandler handler = new SendNotificationHandler(new MessageSender(
            new Connections(Choice.only("main", channel), Choice.none(), Choice.none()),
            new Deliveries(
                    "engine",
                    new Dispatcher(ledgers.ledger(), Clock.systemUTC()),
                    RetryPolicy.standard(),
                    WorkerListener.NONE,
                    Clock.systemUTC()),
            StepContext.of(id -> id.equals("mary")
                    ? Optional.of(new Recipient("mary", "Mary", "Jones", "mary@example.org", null, null))
                    : Optional.empty())));
    private final Map<String, Object> variables =
            new HashMap<>(Map.of("subject", "Order", "body", "For {{recipient.email}}", "to", "mary"));

    @AfterEach
    void close() {
        channel.close();
        server.close();
        ledgers.close();
    }

    @Test
    void ten_recipients_and_their_copies_are_twelve_mails() {
        variables.put("to", tenRecipients());
        variables.put("cc", "Cora <c@example.org>");
        variables.put("bcc", "b@example.org");

        Report report = deliver();

        assertThat(report.accepted()).isEqualTo(12);
        assertThat(server.mails()).hasSize(12);
        assertThat(server.mails())
                .allSatisfy(mail -> assertThat(mail.recipients()).hasSize(1))
                .allSatisfy(mail -> assertThat(mail.text())
                        .contains("\r\nCc: \"Cora\"\r\n <c@example.org>\r\n")
                        .doesNotContain("b@example.org", "Bcc"));
        assertThat(recipients()).doesNotHaveDuplicates().contains("c@example.org", "b@example.org");
    }

    @Test
    void a_copy_is_the_first_recipients_mail_and_known_by_the_same_name() {
        variables.put("to", "ann@example.org, bob@example.org");
        variables.put("bcc", "b@example.org");
        deliver();

        ReceivedMail original = mailTo("ann@example.org");
        ReceivedMail copy = mailTo("b@example.org");
        assertThat(copy.text()).contains("To: ann@example.org\r\n", "For ann@example.org");
        assertThat(field("Message-ID", copy)).isEqualTo(field("Message-ID", original));
        assertThat(field("Message-ID", mailTo("bob@example.org"))).isNotEqualTo(field("Message-ID", original));
    }

    @Test
    void a_copy_that_is_refused_is_named_and_keeps_nobody_from_theirs() {
        server.next(Fault.reply(Fault.Phase.RCPT, "550 5.1.1 no such mailbox").forRecipient("bad@example.org"));
        variables.put("cc", "bad@example.org, good@example.org");

        Report report = deliver();

        assertThat(recipients()).containsExactlyInAnyOrder("mary@example.org", "good@example.org");
        assertThat(report.with(Outcome.Refused.class)).singleElement().satisfies(entry -> {
            assertThat(entry.as()).isEqualTo("cc");
            assertThat(entry.address()).isEqualTo("b***@example.org");
        });
        assertThat(report.failed()).isEqualTo(1);
        assertThat(server.sessions()).isNotEmpty();
        deliver();
        assertThat(server.mails()).hasSize(2);
    }

    @Test
    void a_copy_that_is_deferred_is_tried_again_alone() {
        server.next(Fault.reply(Fault.Phase.RCPT, "451 4.7.1 greylisted").forRecipient("c@example.org"));
        variables.put("cc", "c@example.org, d@example.org");

        assertThat(deliver().with(Outcome.Deferred.class))
                .singleElement()
                .satisfies(entry -> assertThat(entry.as()).isEqualTo("cc"));
        assertThat(deliver().accepted()).isEqualTo(3);
        assertThat(recipients()).containsExactlyInAnyOrder("mary@example.org", "d@example.org", "c@example.org");
    }

    @Test
    void a_step_that_stopped_in_between_sends_the_rest_and_nobody_twice() {
        server.next(Fault.drop(Fault.Phase.RCPT).forRecipient("d@example.org").times(9));
        variables.put("to", "mary, ann@example.org");
        variables.put("cc", "c@example.org, d@example.org");
        variables.put("bcc", "e@example.org");

        deliver();
        server.behave();
        assertThat(deliver().accepted()).isEqualTo(5);
        deliver();

        assertThat(recipients())
                .containsExactlyInAnyOrder(
                        "mary@example.org", "ann@example.org", "c@example.org", "d@example.org", "e@example.org");
    }

    @Test
    void the_first_recipients_refusal_keeps_no_copy_back() {
        server.next(Fault.reply(Fault.Phase.RCPT, "550 5.1.1 no such mailbox").forRecipient("mary@example.org"));
        variables.put("to", "ghost, mary, ann@example.org");
        variables.put("cc", "c@example.org");

        assertThat(deliver().accepted()).isEqualTo(2);
        assertThat(recipients()).containsExactlyInAnyOrder("ann@example.org", "c@example.org");
    }

    @Test
    void whoever_is_a_recipient_already_gets_no_copy_and_each_copy_goes_once() {
        variables.put("to", "mary, ann@example.org");
        variables.put("cc", "MARY@example.org, Ann <ann@example.org>, c@example.org");
        variables.put("bcc", "C@example.org, mary@example.org");
        deliver();

        assertThat(recipients()).containsExactlyInAnyOrder("mary@example.org", "ann@example.org", "c@example.org");
    }

    @Test
    void many_rows_are_one_step_and_their_copies_one() {
        variables.remove("to");
        variables.put("sourceStep", "rows");
        variables.put("userInfoField", "mail");
        variables.put("body", "No. {{number}}");
        variables.put("cc", "c@example.org");
        variables.put(
                "rows",
                List.of(
                        Map.of("mail", "ann@example.org", "number", 1),
                        Map.of("mail", "bob@example.org", "number", 2)));
        deliver();

        assertThat(recipients()).containsExactlyInAnyOrder("ann@example.org", "bob@example.org", "c@example.org");
        assertThat(mailTo("c@example.org").text()).contains("No. 1");
    }

    @Test
    void nobody_to_send_to_is_nothing_to_copy() {
        variables.put("to", "ghost");
        variables.put("cc", "c@example.org");

        assertThat(deliver().entries()).isEmpty();
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void a_copy_that_a_server_cannot_be_told_of_keeps_nobody_from_theirs() {
        variables.put("cc", "jörg@example.org, c@example.org");

        Report report = deliver();

        assertThat(recipients()).containsExactlyInAnyOrder("mary@example.org", "c@example.org");
        assertThat(report.with(Outcome.Refused.class))
                .extracting(Report.Entry::address)
                .containsExactly("j***@example.org");
    }

    @Test
    void an_entry_in_which_nothing_stands_takes_no_copy_from_the_others() {
        variables.put("cc", Arrays.asList("c@example.org", null, " "));

        Report report = deliver();

        assertThat(recipients()).containsExactlyInAnyOrder("mary@example.org", "c@example.org");
        assertThat(report.with(Outcome.Refused.class)).isEmpty();
        assertThat(report.skipped())
                .containsExactly(new Skipped("cc, entry 2", "empty"), new Skipped("cc, entry 3", "empty"));
    }

    @Test
    void a_copy_that_data_gives_no_address_for_is_named_and_keeps_nobody_from_theirs() {
        variables.put("cc", List.of("nobody", "c@example.org"));
        variables.put("bcc", Map.of("no", "text"));

        Report report = deliver();

        assertThat(recipients()).containsExactlyInAnyOrder("mary@example.org", "c@example.org");
        assertThat(report.with(Outcome.Refused.class))
                .extracting(Report.Entry::as)
                .containsExactly("cc", "bcc");
        assertThat(report.toString()).contains("INVALID_ADDRESS").doesNotContain("nobody");
    }

    private Report deliver() {
        Result result = handler.handle(Tasks.with(variables));
        assertThat(result).isInstanceOf(Result.Delivered.class);
        return ((Result.Delivered) result).report();
    }

    private static String tenRecipients() {
        return IntStream.range(0, 10)
                .mapToObj(number -> "r" + number + "@example.org")
                .collect(Collectors.joining(", "));
    }

    private List<String> recipients() {
        return server.mails().stream()
                .flatMap(mail -> mail.recipients().stream())
                .toList();
    }

    private ReceivedMail mailTo(String recipient) {
        return server.mails().stream()
                .filter(mail -> mail.recipients().contains(recipient))
                .findFirst()
                .orElseThrow();
    }

    private static String field(String name, ReceivedMail mail) {
        return mail.text()
                .lines()
                .filter(line -> line.startsWith(name + ": "))
                .findFirst()
                .orElseThrow();
    }
}
