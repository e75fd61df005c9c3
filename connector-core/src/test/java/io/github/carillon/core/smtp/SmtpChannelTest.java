package io.github.carillon.core.smtp;

import static io.github.carillon.core.smtp.ReplyRulesTest.codeOf;
import static io.github.carillon.core.smtp.ReplyRulesTest.reasonOf;
import static io.github.carillon.core.smtp.Samples.ANN;
import static io.github.carillon.core.smtp.Samples.address;
import static io.github.carillon.core.smtp.Samples.delivery;
import static io.github.carillon.core.smtp.Samples.mail;
import static io.github.carillon.core.smtp.Samples.mailWithText;
import static io.github.carillon.core.smtp.Samples.settings;
import static io.github.carillon.core.smtp.Samples.withHost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.smtp.SmtpSettings.Security;
import io.github.carillon.testserver.Fault;
import io.github.carillon.testserver.Fault.Phase;
import io.github.carillon.testserver.FreePort;
import io.github.carillon.testserver.SmtpCommand;
import io.github.carillon.testserver.SmtpTestServer;
import io.github.carillon.testserver.SmtpTestServerOptions;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SmtpChannelTest {

    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration LONG = Duration.ofSeconds(30);

    private SmtpTestServer server;
    private SmtpChannel channel;

    @BeforeEach
    void start() {
        server = SmtpTestServer.start(options());
        channel = channel(settings(server.port(), Security.PLAIN));
    }

    /** What the server offers. */
    SmtpTestServerOptions options() {
        return SmtpTestServerOptions.defaults();
    }

    @AfterEach
    void stop() {
        channel.close();
        server.close();
    }

    @Test
    void an_accepted_mail_answers_its_message_id() {
        var delivery = delivery(mail(ANN));

        Outcome outcome = channel.send(delivery);

        String id = "<" + delivery.key().id() + "@example.org>";
        assertThat(outcome).isEqualTo(new Outcome.Accepted(id, null));
        assertThat(server.mails()).singleElement().satisfies(received -> {
            assertThat(received.envelopeFrom()).isEqualTo("carillon@example.org");
            assertThat(received.recipients()).containsExactly("ann.lee@example.com");
            assertThat(received.text()).contains("Message-ID: " + id);
        });
    }

    @Test
    void a_second_send_has_the_same_message_id() {
        Outcome first = channel.send(delivery(mail(ANN)));
        Outcome second = channel.send(delivery(mail(ANN)));
        Outcome other = channel.send(delivery("task-2", mail(ANN)));

        assertThat(second).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"CONNECT", "MAIL", "RCPT", "DATA"})
    void a_connection_lost_before_the_body_sent_nothing(Phase phase) {
        server.next(Fault.drop(phase));

        assertThat(channel.send(delivery(mail(ANN)))).isInstanceOf(Outcome.Deferred.class);
        assertThat(server.mails()).isEmpty();
        assertThat(channel.send(delivery(mail(ANN)))).isInstanceOf(Outcome.Accepted.class);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void a_connection_lost_inside_the_body_sent_nothing() {
        server.next(Fault.drop(Phase.BODY));

        Outcome outcome = channel.send(delivery(mailWithText("0123456789\n".repeat(300_000))));

        assertThat(outcome).isInstanceOf(Outcome.Deferred.class);
        assertThat(codeOf(outcome)).isEqualTo("CONNECTION_LOST");
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void a_server_that_stops_reading_is_given_up_after_the_write_time_out() {
        replaceChannel(settings(server.port(), Security.PLAIN, 1, SHORT, LONG));
        server.next(Fault.stall(Phase.BODY));

        Outcome outcome = channel.send(delivery(mailWithText("0123456789\n".repeat(1_000_000))));

        assertThat(outcome).isInstanceOf(Outcome.Deferred.class);
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void a_connection_lost_after_the_final_dot_leaves_the_mail_in_doubt() {
        server.next(Fault.drop(Phase.DOT));

        Outcome outcome = channel.send(delivery(mail(ANN)));

        assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
        assertThat(codeOf(outcome)).isEqualTo("CONNECTION_LOST");
        assertThat(server.mails()).as("the server has it").hasSize(1);
    }

    @Test
    void silence_after_the_final_dot_leaves_the_mail_in_doubt_after_a_time_out_of_its_own() {
        replaceChannel(settings(server.port(), Security.PLAIN, 1, LONG, SHORT));
        server.next(Fault.stall(Phase.DOT));

        Outcome outcome = channel.send(delivery(mail(ANN)));

        assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
        assertThat(codeOf(outcome)).isEqualTo("TIMEOUT");
        assertThat(server.mails()).hasSize(1);
        assertThat(channel.send(delivery(mail(ANN)))).isInstanceOf(Outcome.Accepted.class);
        assertThat(server.connections())
                .as("a connection in doubt is not used again")
                .isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"CONNECT", "MAIL", "RCPT", "DATA"})
    void silence_before_the_body_sent_nothing(Phase phase) {
        replaceChannel(settings(server.port(), Security.PLAIN, 1, SHORT, LONG));
        server.next(Fault.stall(phase));

        Outcome outcome = channel.send(delivery(mail(ANN)));

        assertThat(outcome).isInstanceOf(Outcome.Deferred.class);
        assertThat(codeOf(outcome)).isEqualTo("TIMEOUT");
    }

    @Test
    void a_mail_that_another_worker_may_have_taken_while_it_waited_for_a_connection_is_not_sent() {
        replaceChannel(settings(server.port(), Security.PLAIN, 1, LONG, SHORT));
        server.next(Fault.stall(Phase.DOT));
        AtomicBoolean ours = new AtomicBoolean(true);
        var first = CompletableFuture.supplyAsync(() -> channel.send(delivery(mail(ANN))));
        await().until(() -> server.mails().size() == 1);
        var waiting = CompletableFuture.supplyAsync(() -> {
            var second = delivery("task-2", mail(ANN));
            return channel.send(new Delivery<>(second.key(), second.message(), ours::get));
        });
        ours.set(false);

        assertThat(first.join()).isInstanceOf(Outcome.Unknown.class);
        assertThat(codeOf(waiting.join())).isEqualTo(Outcome.Deferred.LEASE_EXPIRED);
        assertThat(server.mails()).hasSize(1);
    }

    @Test
    void a_421_defers_and_the_connection_is_thrown_away() {
        server.next(Fault.reply(Phase.MAIL, "421 4.3.2 closing"));

        Outcome outcome = channel.send(delivery(mail(ANN)));

        assertThat(outcome).isInstanceOf(Outcome.Deferred.class);
        assertThat(codeOf(outcome)).isEqualTo("4.3.2");
        assertThat(channel.send(delivery(mail(ANN)))).isInstanceOf(Outcome.Accepted.class);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void a_mail_deferred_at_the_final_dot_is_not_in_doubt_and_the_connection_goes_on() {
        server.next(Fault.reply(Phase.DOT, "451 4.3.0 later"));

        assertThat(channel.send(delivery(mail(ANN)))).isInstanceOf(Outcome.Deferred.class);
        assertThat(channel.send(delivery(mail(ANN)))).isInstanceOf(Outcome.Accepted.class);
        assertThat(server.connections()).isOne();
        assertThat(server.mails()).hasSize(1);
    }

    @Test
    void a_server_silent_after_it_refused_the_mail_holds_the_connection_no_longer_than_any_silent_one() {
        replaceChannel(settings(server.port(), Security.PLAIN, 1, SHORT, LONG));
        server.next(Fault.reply(Phase.DOT, "554 5.7.1 looks like spam"));
        server.next(Fault.stall(Phase.RSET));

        var refused = CompletableFuture.supplyAsync(() -> channel.send(delivery(mail(ANN))));

        assertThat(refused)
                .succeedsWithin(LONG.dividedBy(2))
                .asInstanceOf(type(Outcome.Refused.class))
                .extracting(Outcome.Refused::code)
                .isEqualTo("5.7.1");
        assertThat(lines()).as("waited for once").filteredOn("RSET"::equals).hasSize(1);
        assertThat(channel.send(delivery(mail(ANN)))).isInstanceOf(Outcome.Accepted.class);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void a_refused_recipient_is_named_masked_and_nobody_else_gets_the_mail() {
        Mail mail = new Mail(
                null,
                List.of(),
                ANN,
                List.of(address("bob@example.com")),
                List.of(address("eve@example.com")),
                "s",
                "t",
                null);
        server.next(Fault.reply(Phase.RCPT, "550 5.1.1 <bob@example.com> unknown, bob moved")
                .forRecipient("bob@example.com"));

        Outcome outcome = channel.send(delivery(mail));

        assertThat(outcome)
                .isEqualTo(new Outcome.Refused(
                        "5.1.1",
                        "b***@example.com: RCPT was answered by 550 5.1.1 <***@example.com> unknown, *** moved"));
        assertThat(server.mails()).isEmpty();
        assertThat(lines()).contains("RSET").doesNotContain("DATA", "RCPT TO:<eve@example.com>");
    }

    @Test
    void a_deferred_recipient_defers_the_mail() {
        server.next(Fault.reply(Phase.RCPT, "450 4.2.0 greylisted"));

        assertThat(channel.send(delivery(mail(ANN)))).isInstanceOf(Outcome.Deferred.class);
        assertThat(channel.send(delivery(mail(ANN)))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void copies_go_in_the_same_transaction_each_person_once_and_bcc_is_in_no_header() {
        Mail mail = new Mail(
                address("Shop <shop@example.net>"),
                List.of(address("help@example.net"), address("more@example.net")),
                ANN,
                List.of(address("bob@example.com"), ANN),
                List.of(address("eve@example.com")),
                "s",
                "t",
                null);

        channel.send(delivery(mail));

        assertThat(server.mails()).singleElement().satisfies(received -> {
            assertThat(received.envelopeFrom())
                    .as("bounces come to the connection's sender")
                    .isEqualTo("carillon@example.org");
            assertThat(received.recipients())
                    .containsExactly("ann.lee@example.com", "bob@example.com", "eve@example.com");
            assertThat(received.text()).doesNotContain("eve@", "Bcc").contains("@example.net>\r\n");
        });
    }

    @Test
    void a_local_part_in_utf8_is_refused_where_the_server_cannot_take_it() {
        Outcome outcome = channel.send(delivery(mail(address("jörg@example.com"))));

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(codeOf(outcome)).isEqualTo("SMTPUTF8_NOT_OFFERED");
        assertThat(reasonOf(outcome)).doesNotContain("jörg");
        assertThat(lines()).noneMatch(line -> line.startsWith("MAIL"));
    }

    @Test
    void a_local_part_in_utf8_is_sent_where_the_server_can_take_it() {
        server.close();
        server = SmtpTestServer.start(SmtpTestServerOptions.defaults().withCapabilities("8BITMIME", "SMTPUTF8"));
        replaceChannel(settings(server.port(), Security.PLAIN));

        Outcome outcome = channel.send(delivery(mail(address("Jörg <jörg@bücher.example>"))));

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(server.mails()).singleElement().satisfies(received -> {
            assertThat(received.recipients()).containsExactly("jörg@xn--bcher-kva.example");
            assertThat(received.text()).contains("<jörg@xn--bcher-kva.example>");
        });
        assertThat(lines()).contains("MAIL FROM:<carillon@example.org> SMTPUTF8");
    }

    @Test
    void a_server_that_is_not_there_defers() throws IOException {
        replaceChannel(settings(FreePort.any(), Security.PLAIN));

        Outcome outcome = channel.send(delivery(mail(ANN)));

        assertThat(outcome).isInstanceOf(Outcome.Deferred.class);
        assertThat(codeOf(outcome)).isEqualTo("CONNECT_FAILED");
    }

    @Test
    void a_server_name_that_nobody_has_is_a_misconfiguration() {
        // not even a resolver is asked for this one
        replaceChannel(withHost(settings(server.port(), Security.PLAIN), "[nobody"));

        Outcome outcome = channel.send(delivery(mail(ANN)));

        assertThat(outcome).isInstanceOf(Outcome.Misconfigured.class);
        assertThat(codeOf(outcome)).isEqualTo("UNKNOWN_HOST");
    }

    @Test
    void a_check_says_whether_mail_could_be_sent_and_sends_none() {
        assertThat(channel.check().ok()).isTrue();

        server.next(Fault.reply(Phase.CONNECT, "554 5.7.1 go away"));
        assertThat(channel.check().ok()).isFalse();
        assertThat(server.mails()).isEmpty();
        assertThat(lines()).noneMatch(line -> line.startsWith("MAIL"));
    }

    @Test
    void a_closed_channel_defers() {
        channel.close();
        channel.close();

        assertThat(codeOf(channel.send(delivery(mail(ANN))))).isEqualTo("CLOSED");
        assertThat(server.connections()).isZero();
    }

    private List<String> lines() {
        return server.sessions().stream()
                .flatMap(List::stream)
                .map(SmtpCommand::line)
                .toList();
    }

    private void replaceChannel(SmtpSettings settings) {
        channel.close();
        channel = channel(settings);
    }

    private static SmtpChannel channel(SmtpSettings settings) {
        return new SmtpChannel(settings, Clock.systemUTC());
    }
}
