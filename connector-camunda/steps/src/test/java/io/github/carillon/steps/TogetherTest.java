package io.github.carillon.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.RetryPolicy;
import io.github.carillon.core.ledger.Dispatcher;
import io.github.carillon.core.ledger.Ledgers;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.recipient.Recipient;
import io.github.carillon.core.smtp.SmtpChannel;
import io.github.carillon.core.smtp.SmtpSettings;
import io.github.carillon.steps.connection.Connections;
import io.github.carillon.steps.connection.Connections.Choice;
import io.github.carillon.steps.result.Report;
import io.github.carillon.steps.result.Result;
import io.github.carillon.steps.result.WorkerListener;
import io.github.carillon.steps.send.Deliveries;
import io.github.carillon.steps.send.MessageSender;
import io.github.carillon.steps.task.StepContext;
import io.github.carillon.testserver.Fault;
import io.github.carillon.testserver.ReceivedMail;
import io.github.carillon.testserver.SmtpTestServer;
import io.github.carillon.testserver.SmtpTestServerOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One mail for all recipients by SMTP. */
final class TogetherTest {

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
    private final Map<String, Object> variables = new HashMap<>(Map.of(
            "subject", "Order", "body", "Hello", "to", "mary, ann@example.org, bob@example.org", "together", "true"));

    @AfterEach
    void close() {
        channel.close();
        server.close();
        ledgers.close();
    }

    @Test
    void three_recipients_get_the_same_mail_and_see_each_other() {
        variables.put("cc", "c@example.org");
        variables.put("bcc", "b@example.org");

        assertThat(deliver().accepted()).isEqualTo(5);
        assertThat(recipients())
                .containsExactlyInAnyOrder(
                        "mary@example.org", "ann@example.org", "bob@example.org", "c@example.org", "b@example.org");
        assertThat(server.mails())
                .extracting(TogetherTest::withoutDate)
                .containsOnly(withoutDate(mailTo("mary@example.org")));
        assertThat(mailTo("ann@example.org").text())
                .contains(
                        "\r\nTo: \"Mary Jones\"\r\n <mary@example.org>,\r\n ann@example.org,\r\n bob@example.org\r\n",
                        "\r\nCc: c@example.org\r\n")
                .doesNotContain("b@example.org,", "Bcc");
    }

    @Test
    void one_who_is_refused_is_named_and_the_others_have_theirs() {
        server.next(Fault.reply(Fault.Phase.RCPT, "550 5.1.1 no such mailbox").forRecipient("mary@example.org"));

        Report report = deliver();

        assertThat(report.with(Outcome.Refused.class))
                .extracting(Report.Entry::who)
                .containsExactly("mary");
        assertThat(recipients()).containsExactlyInAnyOrder("ann@example.org", "bob@example.org");
    }

    @Test
    void one_who_is_deferred_gets_the_same_mail_later_and_nobody_gets_it_twice() {
        server.next(Fault.reply(Fault.Phase.RCPT, "451 4.7.1 greylisted").forRecipient("ann@example.org"));

        assertThat(deliver().with(Outcome.Deferred.class)).hasSize(1);
        assertThat(deliver().accepted()).isEqualTo(3);
        assertThat(recipients()).containsExactlyInAnyOrder("mary@example.org", "ann@example.org", "bob@example.org");
        assertThat(server.mails())
                .extracting(mail -> field("Message-ID", mail))
                .containsOnly(field("Message-ID", mailTo("mary@example.org")));
    }

    @Test
    void whoever_is_skipped_is_not_addressed() {
        variables.put("to", "ghost, ann@example.org, bob@example.org");

        assertThat(deliver().skipped()).hasSize(1);
        assertThat(mailTo("bob@example.org").text()).contains("\r\nTo: ann@example.org,\r\n bob@example.org\r\n");
    }

    @Test
    void each_row_is_a_mail_for_all_whom_it_names() {
        variables.remove("to");
        variables.put("sourceStep", "rows");
        variables.put("userInfoField", "mails");
        variables.put("body", "No. {{number}}");
        variables.put("cc", "c@example.org");
        variables.put(
                "rows",
                List.of(
                        Map.of("mails", List.of("ann@example.org", "bob@example.org"), "number", 1),
                        Map.of("mails", List.of("eve@example.org", "zoe@example.org"), "number", 2)));
        deliver();

        assertThat(server.mails()).hasSize(5);
        assertThat(mailTo("bob@example.org").text()).contains("To: ann@example.org,\r\n bob@example.org\r\n", "No. 1");
        assertThat(mailTo("zoe@example.org").text()).contains("To: eve@example.org,\r\n zoe@example.org\r\n", "No. 2");
        assertThat(mailTo("c@example.org").text()).contains("No. 1");
    }

    @Test
    void a_text_for_one_of_them_is_a_mistake() {
        variables.put("body", "Dear {{recipient.name}}");

        assertThat(handler.handle(Tasks.with(variables)))
                .isInstanceOfSatisfying(
                        Result.InvalidStep.class,
                        mistaken -> assertThat(mistaken.mistakes()).contains("{{recipient", "together"));
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void somebody_whose_address_a_server_cannot_be_told_keeps_nobody_from_theirs() {
        variables.put("to", "jörg@example.org, ann@example.org");
        variables.put("cc", "c@example.org");

        assertThat(deliver().failed()).isEqualTo(1);
        assertThat(recipients()).containsExactlyInAnyOrder("ann@example.org", "c@example.org");
    }

    @Test
    void a_copy_of_a_mail_to_nobody_whom_its_server_can_be_told_of_goes_nevertheless() {
        variables.put("to", "jörg@example.org");
        variables.put("cc", "c@example.org");
        deliver();

        assertThat(mailTo("c@example.org").text()).contains("\r\nTo: undisclosed-recipients:;\r\n");
    }

    private Report deliver() {
        Result result = handler.handle(Tasks.with(variables));
        assertThat(result).isInstanceOf(Result.Delivered.class);
        return ((Result.Delivered) result).report();
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

    private static String withoutDate(ReceivedMail mail) {
        return mail.text().replaceFirst("Date: .*", "");
    }
}
