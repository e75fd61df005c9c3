package io.github.carillon.core.smtp;

import static io.github.carillon.core.smtp.Samples.ANN;
import static io.github.carillon.core.smtp.Samples.address;
import static io.github.carillon.core.smtp.Samples.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Brought;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.smtp.SmtpSettings.Security;
import io.github.carillon.testserver.Fault;
import io.github.carillon.testserver.SmtpTestServer;
import io.github.carillon.testserver.SmtpTestServerOptions;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose fault it is what a server says of a mail that has a sender of its own. */
final class SmtpBlameTest {

    private static final Mail OWN_SENDER = new Mail(
            address("shop@example.org"), List.of(), ANN, List.of(), List.of(), "Order 17", "It is ready.", null);

    private SmtpTestServer server;
    private SmtpChannel channel;

    @BeforeEach
    void start() {
        server = SmtpTestServer.start(SmtpTestServerOptions.defaults());
        channel = new SmtpChannel(Samples.settings(server.port(), Security.PLAIN), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        channel.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 550 5.7.1 not your sender",
        "MAIL, 553 5.1.8 unknown sender domain",
        "MAIL, 550 5.7.60 client has no permission to send as this sender",
        "RCPT, 553 5.7.1 <carillon@example.org>: Sender address rejected: not owned by user c",
        "RCPT, 550 5.1.7 no such sender",
        "RCPT, 550 5.7.23 SPF check failed",
        "DATA, 550 5.1.7 no such sender"
    })
    void until_the_message_is_there_the_envelope_is_judged_and_that_is_the_connections(Fault.Phase phase, String says) {
        server.next(Fault.reply(phase, says));

        assertThat(scope(channel.send(delivery(OWN_SENDER)))).isEqualTo(Scope.CONNECTION);
    }

    @ParameterizedTest
    @CsvSource({"554 5.2.252 SendAsDenied", "550 5.7.60 not as this sender", "550 5.7.26 sender is unauthenticated"})
    void what_is_said_of_the_message_is_the_tasks_that_brought_the_sender(String says) {
        server.next(Fault.reply(Fault.Phase.DOT, says));

        assertThat(scope(channel.send(delivery(OWN_SENDER)))).isEqualTo(Scope.TASK);
    }

    @ParameterizedTest
    @CsvSource({
        "'EU-WEST-1: ann.lee@example.com', MESSAGE, sandbox",
        "'EU-WEST-1: Ann <Ann.Lee@Example.com>', MESSAGE, sandbox",
        "'EU-WEST-1: ann.lee@example.com, shop@example.org', TASK, verify",
        "'EU-WEST-1: Shop <shop@example.org>', TASK, verify",
        "'EU-WEST-1: carillon@example.org', TASK, verify",
        "'EU-WEST-1: bounce@elsewhere.example', TASK, verify",
        "EU-WEST-1, TASK, verify"
    })
    void an_account_that_reaches_verified_recipients_alone_is_no_senders_fault(
            String named, Scope scope, String advice) {
        server.next(Fault.reply(
                Fault.Phase.DOT,
                "554 Message rejected: Email address is not verified. The following identities failed the check in"
                        + " region " + named));

        Outcome outcome = channel.send(delivery(OWN_SENDER));

        assertThat(scope(outcome)).isEqualTo(scope);
        assertThat(ReplyRulesTest.reasonOf(outcome)).contains(advice).doesNotContain("ann.lee@");
    }

    /** As the step is told. */
    private Scope scope(Outcome outcome) {
        return ((Outcome.Misconfigured) Brought.SENDER.blame(outcome)).scope();
    }
}
