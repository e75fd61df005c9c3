package io.github.carillon.core.smtp;

import static io.github.carillon.core.smtp.ReplyRulesTest.codeOf;
import static io.github.carillon.core.smtp.Samples.ANN;
import static io.github.carillon.core.smtp.Samples.delivery;
import static io.github.carillon.core.smtp.Samples.mail;
import static io.github.carillon.core.smtp.Samples.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.smtp.SmtpSettings.Security;
import io.github.carillon.testserver.Fault;
import io.github.carillon.testserver.Fault.Phase;
import io.github.carillon.testserver.SettableClock;
import io.github.carillon.testserver.SmtpCommand;
import io.github.carillon.testserver.SmtpTestServer;
import io.github.carillon.testserver.SmtpTestServerOptions;
import io.github.carillon.testserver.SmtpTestServerOptions.Limits;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionPoolTest {

    private final SettableClock clock = SettableClock.at("2026-11-21T10:00:00Z");
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private SmtpTestServer server;
    private SmtpChannel channel;

    @BeforeEach
    void start() {
        server = SmtpTestServer.start();
        channel = new SmtpChannel(settings(server.port(), Security.PLAIN), clock);
    }

    @AfterEach
    void stop() {
        channel.close();
        server.close();
        threads.shutdownNow();
    }

    @Test
    void a_connection_is_used_again_and_asked_nothing_before() {
        assertAccepted();
        assertAccepted();

        assertThat(server.connections()).isOne();
        assertThat(server.sessions().get(0))
                .extracting(SmtpCommand::line)
                .doesNotContain("NOOP", "RSET")
                .hasSize(1 + 2 * 3);
    }

    @Test
    void after_a_hundred_mails_the_connection_is_left_with_a_goodbye() {
        IntStream.range(0, 101).forEach(mail -> assertAccepted());

        assertThat(server.connections()).isEqualTo(2);
        assertThat(server.mails()).hasSize(101);
        await().untilAsserted(() -> assertThat(server.sessions().get(0)).endsWith(new SmtpCommand("QUIT", false)));
    }

    @Test
    void a_connection_idle_for_20_seconds_is_not_used_again() {
        assertAccepted();
        clock.forward(Duration.ofSeconds(19));
        assertAccepted();
        assertThat(server.connections()).isOne();

        clock.forward(Duration.ofSeconds(20));
        assertAccepted();
        assertThat(server.connections()).isEqualTo(2);
        await().until(() -> server.openConnections() == 1);
    }

    @Test
    void a_connection_is_left_after_5_minutes() {
        assertAccepted();
        for (int elapsed = 0; elapsed < 300; elapsed += 15) {
            assertThat(server.connections()).isOne();
            clock.forward(Duration.ofSeconds(15));
            assertAccepted();
        }

        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void a_connection_that_died_meanwhile_is_replaced_within_the_same_send() {
        assertAccepted();
        server.restart();
        assertAccepted();

        assertThat(server.connections()).isEqualTo(2);
        assertThat(server.mails()).hasSize(2);
    }

    @Test
    void a_reused_connection_that_says_it_is_closing_is_replaced_within_the_same_send() {
        assertAccepted();
        server.next(Fault.reply(Phase.MAIL, "421 4.4.2 idle for too long"));
        assertAccepted();

        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void a_connection_that_takes_no_more_mails_is_replaced_within_the_same_send() {
        replaceServer(SmtpTestServerOptions.defaults().withLimits(new Limits(2, 3)));

        IntStream.range(0, 9).forEach(mail -> assertAccepted());

        assertThat(server.mails()).hasSize(9);
        assertThat(server.connections()).isEqualTo(3);
        await("those that were done with are closed").until(() -> server.openConnections() == 1);
    }

    @Test
    void a_new_connection_that_takes_no_mail_defers_and_is_not_replaced() {
        server.next(Fault.reply(Phase.MAIL, "452 4.3.1 no space left"));

        assertThat(codeOf(channel.send(delivery(mail(ANN))))).isEqualTo("4.3.1");
        assertThat(server.connections()).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void where_fewer_connections_are_let_in_the_mails_wait_for_those(int letIn) {
        replaceServer(SmtpTestServerOptions.defaults()
                .withLatency(Duration.ofMillis(5))
                .withLimits(new Limits(letIn, Integer.MAX_VALUE)));
        channel.close();
        channel = new SmtpChannel(
                settings(server.port(), Security.PLAIN, 8, Duration.ofSeconds(20), Duration.ofSeconds(20)), clock);
        assertAccepted();

        List<Outcome> outcomes = IntStream.range(0, 24).mapToObj(mail -> sendBeside()).toList().stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(outcomes).hasOnlyElementsOfType(Outcome.Accepted.class);
        assertThat(server.mails()).hasSize(25);
        int turnedAway = server.connections();
        assertAccepted();
        assertThat(server.connections())
                .as("what was learnt is kept for a while")
                .isEqualTo(turnedAway);
    }

    @Test
    void more_connections_are_tried_again_after_a_while() {
        AtomicReference<CountDownLatch> gate = new AtomicReference<>(new CountDownLatch(1));
        replaceServer(SmtpTestServerOptions.defaults().withConsumer(mail -> waitAt(gate.get())));
        CompletableFuture<Outcome> first = sendBeside();
        await().until(() -> server.mails().size() == 1);
        server.next(Fault.reply(Phase.CONNECT, "421 4.7.0 too many connections"));
        CompletableFuture<Outcome> second = sendBeside();
        await().until(() -> server.connections() == 2);
        gate.get().countDown();
        assertThat(first.join()).isInstanceOf(Outcome.Accepted.class);
        assertThat(second.join()).isInstanceOf(Outcome.Accepted.class);
        assertThat(server.connections()).as("one, and one turned away").isEqualTo(2);

        clock.forward(Duration.ofSeconds(61));
        gate.set(new CountDownLatch(1));
        first = sendBeside();
        second = sendBeside();
        await().untilAsserted(
                        () -> assertThat(server.mails()).as("both at once").hasSize(4));
        gate.get().countDown();
        assertThat(first.join()).isInstanceOf(Outcome.Accepted.class);
        assertThat(second.join()).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void where_no_other_connection_works_being_turned_away_is_a_failure_of_the_connection() {
        server.next(Fault.reply(Phase.CONNECT, "421 4.3.2 shutting down"));

        Outcome outcome = channel.send(delivery(mail(ANN)));

        assertThat(codeOf(outcome)).isEqualTo("4.3.2");
        assertThat(((Outcome.Deferred) outcome).scope()).isEqualTo(Scope.CONNECTION);
    }

    @Test
    void where_one_worked_a_moment_ago_being_turned_away_uses_up_no_attempt() {
        assertAccepted();
        clock.forward(Duration.ofSeconds(21));
        server.next(Fault.reply(Phase.CONNECT, "421 4.7.0 too many connections").times(2));

        Outcome outcome = channel.send(delivery(mail(ANN)));

        assertThat(codeOf(outcome)).isEqualTo("BUSY");
        assertThat(((Outcome.Deferred) outcome).scope()).isEqualTo(Scope.MESSAGE);
        clock.forward(Duration.ofSeconds(60));
        assertThat(codeOf(channel.send(delivery(mail(ANN))))).isEqualTo("4.7.0");
    }

    @Test
    void a_check_that_is_turned_away_says_that_mail_is_taken_while_a_connection_works() {
        replaceServer(SmtpTestServerOptions.defaults().withLimits(new Limits(1, Integer.MAX_VALUE)));
        assertAccepted();

        assertThat(channel.check().ok()).isTrue();
        assertAccepted();
    }

    @Test
    void the_replacement_is_tried_once_only() {
        assertAccepted();
        server.next(Fault.drop(Phase.MAIL).times(2));

        assertThat(codeOf(channel.send(delivery(mail(ANN))))).isEqualTo("CONNECTION_LOST");
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void a_reused_connection_lost_after_mail_is_not_repeated() {
        assertAccepted();
        server.next(Fault.drop(Phase.RCPT));

        assertThat(channel.send(delivery(mail(ANN)))).isInstanceOf(Outcome.Deferred.class);
        assertThat(server.connections()).isOne();
    }

    @Test
    void a_replacement_sends_nothing_that_somebody_else_has_by_then() {
        assertAccepted();
        server.restart();
        Iterator<Boolean> answers = List.of(true, false).iterator();
        Delivery<Mail> sample = delivery(mail(ANN));
        Delivery<Mail> overtaken = new Delivery<>(sample.key(), sample.message(), answers::next);

        assertThat(channel.send(overtaken)).isEqualTo(Delivery.leaseLost());
        assertThat(server.mails()).hasSize(1);
        assertAccepted();
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void after_a_refused_mail_the_connection_is_as_impatient_as_before() {
        channel.close();
        channel = new SmtpChannel(
                settings(server.port(), Security.PLAIN, 1, Duration.ofMillis(500), Duration.ofMinutes(2)), clock);
        server.next(Fault.reply(Phase.DOT, "554 5.6.0 not like this"));
        assertThat(channel.send(delivery(mail(ANN)))).isInstanceOf(Outcome.Refused.class);
        server.next(Fault.stall(Phase.RCPT));

        var next = CompletableFuture.supplyAsync(() -> channel.send(delivery(mail(ANN))));

        await().until(next::isDone);
        assertThat(codeOf(next.join())).isEqualTo("TIMEOUT");
        assertThat(server.connections()).isOne();
    }

    @Test
    void there_are_never_more_connections_than_allowed() {
        replaceServer(SmtpTestServerOptions.defaults().withLatency(Duration.ofMillis(5)));

        List<Outcome> outcomes = IntStream.range(0, 16)
                .mapToObj(mail -> CompletableFuture.supplyAsync(() -> channel.send(delivery(mail(ANN)))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(outcomes).hasOnlyElementsOfType(Outcome.Accepted.class);
        assertThat(server.connections()).isLessThanOrEqualTo(2);
        assertThat(server.mails()).hasSize(16);
    }

    @Test
    void waiting_for_a_free_connection_has_an_end() {
        channel.close();
        channel = new SmtpChannel(
                settings(server.port(), Security.PLAIN, 1, Duration.ofMillis(500), Duration.ofMinutes(1)), clock);
        server.next(Fault.stall(Phase.DOT));
        var first = CompletableFuture.supplyAsync(() -> channel.send(delivery(mail(ANN))));
        await().until(() -> server.mails().size() == 1);

        Outcome second = channel.send(delivery(mail(ANN)));
        assertThat(codeOf(second)).isEqualTo("BUSY");
        assertThat(((Outcome.Deferred) second).attempted()).isFalse();

        server.dropConnections();
        assertThat(first.join()).isInstanceOf(Outcome.Unknown.class);
        assertAccepted();
    }

    @Test
    void closing_says_goodbye_to_idle_connections() {
        assertAccepted();
        channel.close();

        await().untilAsserted(() -> assertThat(server.sessions().get(0)).endsWith(new SmtpCommand("QUIT", false)));
        await().until(() -> server.openConnections() == 0);
    }

    private CompletableFuture<Outcome> sendBeside() {
        return CompletableFuture.supplyAsync(() -> channel.send(delivery(mail(ANN))), threads);
    }

    private static void waitAt(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void assertAccepted() {
        assertThat(channel.send(delivery(mail(ANN)))).isInstanceOf(Outcome.Accepted.class);
    }

    private void replaceServer(SmtpTestServerOptions options) {
        channel.close();
        server.close();
        server = SmtpTestServer.start(options);
        channel = new SmtpChannel(settings(server.port(), Security.PLAIN), clock);
    }
}
