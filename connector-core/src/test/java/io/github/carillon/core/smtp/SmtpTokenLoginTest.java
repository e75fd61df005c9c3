package io.github.carillon.core.smtp;

import static io.github.carillon.core.smtp.ReplyRulesTest.codeOf;
import static io.github.carillon.core.smtp.Samples.ANN;
import static io.github.carillon.core.smtp.Samples.SENDER;
import static io.github.carillon.core.smtp.Samples.delivery;
import static io.github.carillon.core.smtp.Samples.mail;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.oauth.ClientCredentials;
import io.github.carillon.core.smtp.SmtpSettings.Security;
import io.github.carillon.core.value.Secret;
import io.github.carillon.testserver.Fault;
import io.github.carillon.testserver.SettableClock;
import io.github.carillon.testserver.SmtpTestServer;
import io.github.carillon.testserver.SmtpTestServerOptions;
import io.github.carillon.testserver.TokenClient;
import io.github.carillon.testserver.TokenTestServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that takes access tokens only, as Exchange Online does. */
class SmtpTokenLoginTest {

    private static final String USER = "carillon@example.org";
    private static final String SECRET = "a-Secret-that-must-not-leak";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final TokenTestServer tokens = TokenTestServer.start(new TokenClient("app", SECRET, "scope", 3600));
    private final SettableClock clock = SettableClock.at("2026-11-21T10:00:00Z");
    private SmtpTestServer server;
    private SmtpChannel channel;

    @BeforeEach
    void start() {
        server = SmtpTestServer.start(SmtpTestServerOptions.defaults().withTokenLogin(USER, tokens::knows));
        channel = channel(USER, SECRET);
    }

    @AfterEach
    void stop() {
        channel.close();
        server.close();
        tokens.close();
    }

    @Test
    void a_connection_logs_in_by_a_token() {
        assertThat(channel.send(delivery(mail(ANN)))).isInstanceOf(Outcome.Accepted.class);
        assertThat(server.mails()).hasSize(1);
        assertThat(server.sessions().get(0).get(1).line()).startsWith("AUTH XOAUTH2 ");
    }

    @Test
    void one_token_serves_for_many_connections_until_it_expires() {
        channel.send(delivery(mail(ANN)));
        server.dropConnections();
        channel.send(delivery(mail(ANN)));
        assertThat(server.connections()).isEqualTo(2);
        assertThat(tokens.requests()).hasSize(1);

        clock.forward(Duration.ofHours(1));
        channel.send(delivery(mail(ANN)));
        assertThat(tokens.requests()).hasSize(2);
    }

    @Test
    void a_kept_token_that_is_refused_is_renewed_once_within_the_same_send() {
        channel.send(delivery(mail(ANN)));
        tokens.revokeAll();
        server.dropConnections();

        assertThat(channel.send(delivery("task-2", mail(ANN)))).isInstanceOf(Outcome.Accepted.class);
        assertThat(server.mails()).hasSize(2);
        assertThat(tokens.requests()).hasSize(2);
    }

    @Test
    void a_new_token_that_is_refused_is_a_misconfiguration_and_not_tried_again() {
        channel.close();
        channel = channel("somebody@example.org", SECRET);

        Outcome outcome = channel.send(delivery(mail(ANN)));

        assertThat(outcome).isEqualTo(new Outcome.Misconfigured("5.7.8", "the login was answered by 535 5.7.8"));
        assertThat(server.connections()).isOne();
    }

    @Test
    void a_refusal_without_a_question_is_one_too() {
        server.next(Fault.reply(Fault.Phase.AUTH, "535 5.7.3 Authentication unsuccessful"));

        assertThat(codeOf(channel.send(delivery(mail(ANN))))).isEqualTo("5.7.3");
    }

    @Test
    void without_a_token_nothing_is_sent() {
        channel.close();
        channel = channel(USER, "wrong");

        Outcome outcome = channel.send(delivery(mail(ANN)));

        assertThat(outcome).isInstanceOf(Outcome.Misconfigured.class);
        assertThat(codeOf(outcome)).isEqualTo("invalid_client");
        assertThat(server.connections()).isZero();
        assertThat(channel.check().ok()).isFalse();
    }

    @Test
    void a_token_endpoint_out_of_reach_defers() {
        tokens.close();

        assertThat(channel.send(delivery(mail(ANN)))).isInstanceOf(Outcome.Deferred.class);
        assertThat(server.connections()).isZero();
    }

    @Test
    void a_check_logs_in_by_a_token_and_shows_none() {
        assertThat(channel.check().ok()).isTrue();
        tokens.revokeAll();
        assertThat(channel.check().ok()).as("renewed").isTrue();
        assertThat(server.mails()).isEmpty();
    }

    private SmtpChannel channel(String user, String secret) {
        var oauth = new ClientCredentials(tokens.baseUri().resolve("/token"), "app", Secret.of(secret), "scope");
        return new SmtpChannel(
                new SmtpSettings(
                        "localhost",
                        server.port(),
                        Security.PLAIN,
                        user,
                        null,
                        SENDER,
                        TIMEOUT,
                        TIMEOUT,
                        TIMEOUT,
                        TIMEOUT,
                        2,
                        1000,
                        oauth),
                clock);
    }
}
