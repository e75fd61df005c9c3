package io.github.carillon.core.mailapi;

import static io.github.carillon.core.mailapi.ApiSamples.ANN;
import static io.github.carillon.core.mailapi.ApiSamples.CLOCK;
import static io.github.carillon.core.mailapi.ApiSamples.LIMITS;
import static io.github.carillon.core.mailapi.ApiSamples.SECRET;
import static io.github.carillon.core.mailapi.ApiSamples.SENDER;
import static io.github.carillon.core.mailapi.ApiSamples.codeOf;
import static io.github.carillon.core.mailapi.ApiSamples.delivery;
import static io.github.carillon.core.mailapi.ApiSamples.full;
import static io.github.carillon.core.mailapi.ApiSamples.parsed;
import static io.github.carillon.core.mailapi.ApiSamples.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.http.HttpLimits;
import io.github.carillon.core.message.Attachment;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.MimeComposer;
import io.github.carillon.core.oauth.ClientCredentials;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.value.Secret;
import io.github.carillon.testserver.GraphTestServer;
import io.github.carillon.testserver.ServiceAnswer;
import io.github.carillon.testserver.TokenClient;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GraphMailChannelTest {

    private static final String SCOPE = "https://graph.microsoft.com/.default";

    private final GraphTestServer graph =
            GraphTestServer.start(new TokenClient("app", SECRET, SCOPE, 3600), SENDER.value(), CLOCK);
    private GraphMailChannel channel = channel(SECRET, LIMITS);

    @AfterEach
    void stop() {
        channel.close();
        graph.close();
    }

    @Test
    void an_answer_that_is_not_the_services_is_for_an_operator_to_look_at() {
        for (int status : new int[] {400, 403, 404, 409, 422}) {
            graph.next(ServiceAnswer.reply(status, "<html>blocked</html>"));

            assertThat(channel.send(delivery(plain(ANN))))
                    .isEqualTo(new Outcome.Misconfigured(
                            "HTTP_" + status,
                            "the answer, with HTTP status " + status
                                    + ", is not one of Microsoft Graph: something in between"
                                    + " gave it, such as a proxy, and nothing was sent"));
        }
    }

    @Test
    void the_same_message_as_by_smtp_is_posted_once() throws Exception {
        var delivery = delivery(full());

        Outcome outcome = channel.send(delivery);

        assertThat(outcome).isEqualTo(new Outcome.Accepted("<" + delivery.key().id() + "@example.org>", null));
        assertThat(posts()).isOne();
        MimeMessage message = parsed(graph.mails().get(0));
        assertThat(message.getMessageID()).isEqualTo("<" + delivery.key().id() + "@example.org>");
        assertThat(message.getSubject()).isEqualTo("Übersicht 17");
        assertThat(message.getContentType()).startsWith("multipart/mixed");
        assertThat(message.getHeader("References", null)).isEqualTo("<instance-1@example.org>");
        assertThat(graph.mails().get(0).recipients())
                .as("Graph reads the envelope from the header")
                .containsExactly("ann.lee@example.com", "bob@example.com", "eve@example.com");
    }

    @Test
    void a_token_serves_for_many_mails() {
        channel.send(delivery(plain(ANN)));
        channel.send(delivery(plain(ANN)));

        assertThat(posts()).isEqualTo(2);
        assertThat(graph.requests(GraphTestServer.TOKEN_PATH)).isOne();
    }

    @Test
    void a_token_that_is_no_longer_taken_defers_once() {
        channel.send(delivery(plain(ANN)));
        graph.revokeTokens();

        assertThat(codeOf(channel.send(delivery(plain(ANN))))).isEqualTo("TOKEN_REFUSED");
        assertThat(channel.send(delivery(plain(ANN)))).isInstanceOf(Outcome.Accepted.class);
        assertThat(posts()).isEqualTo(3);
    }

    @Test
    void a_new_token_that_is_not_taken_is_a_misconfiguration() {
        graph.next(ServiceAnswer.reply(401, "{\"error\":{\"code\":\"InvalidAuthenticationToken\"}}"));

        assertThat(channel.send(delivery(plain(ANN)))).isInstanceOf(Outcome.Misconfigured.class);
    }

    @Test
    void a_wrong_secret_is_a_misconfiguration_that_shows_no_secret() {
        channel = channel("wrong-" + SECRET, LIMITS);

        Outcome outcome = channel.send(delivery(plain(ANN)));

        assertThat(outcome).isInstanceOf(Outcome.Misconfigured.class);
        assertThat(outcome.toString() + channel.check()).doesNotContain(SECRET);
        assertThat(posts()).isZero();
    }

    @Test
    void a_bad_recipient_is_refused_and_shown_masked() {
        Outcome outcome = channel.send(delivery(plain(new EmailAddress("ann.lee@nowhere.invalid", null))));

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(codeOf(outcome)).isEqualTo("ErrorInvalidRecipients");
        assertThat(outcome.toString()).doesNotContain("ann.lee");
    }

    @Test
    void another_sender_without_the_right_is_a_misconfiguration() {
        Mail mail = new Mail(
                new EmailAddress("boss@example.org", null), List.of(), ANN, List.of(), List.of(), "s", "t", null);

        assertThat(channel.send(delivery(mail))).isInstanceOf(Outcome.Misconfigured.class);
        assertThat(codeOf(channel.send(delivery(mail)))).isEqualTo("ErrorSendAsDenied");
    }

    @Test
    void throttling_defers_for_as_long_as_was_asked() {
        graph.next(ServiceAnswer.reply(429, "{\"error\":{\"code\":\"ApplicationThrottled\",\"message\":\"slow\"}}")
                .withHeader("Retry-After", "17"));
        graph.next(ServiceAnswer.reply(503, "").withHeader("Retry-After", "5"));

        assertThat(channel.send(delivery(plain(ANN))))
                .isEqualTo(new Outcome.Deferred(
                        "ApplicationThrottled", "Microsoft Graph answered 429 slow", Duration.ofSeconds(17)));
        assertThat(channel.send(delivery(plain(ANN)))).extracting("retryAfter").isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void what_says_nothing_of_the_mail_leaves_it_unknown_and_is_not_repeated() {
        for (int status : new int[] {200, 500, 502, 503, 504}) {
            graph.next(ServiceAnswer.reply(status, "<html>proxy</html>"));
            assertThat(channel.send(delivery(plain(ANN))))
                    .isEqualTo(new Outcome.Unknown("HTTP_" + status, "Microsoft Graph answered " + status));
        }
        graph.next(ServiceAnswer.drop());
        assertThat(codeOf(channel.send(delivery(plain(ANN))))).isEqualTo("CONNECTION_LOST");
        assertThat(posts()).isEqualTo(6);
    }

    @Test
    void an_answer_that_does_not_come_leaves_it_unknown() {
        channel = channel(SECRET, ApiSamples.IMPATIENT);
        channel.check();
        graph.next(ServiceAnswer.stall());

        assertThat(channel.send(delivery(plain(ANN))))
                .isEqualTo(new Outcome.Unknown("TIMEOUT", "the request went out and was not answered in time"));
        assertThat(graph.mails()).as("it did arrive").hasSize(1);
    }

    @Test
    void a_message_larger_than_graph_takes_is_not_posted() {
        Mail mail = plain(ANN).withAttachments(List.of(Attachment.file("a", null, new byte[2_300_000])));

        assertThat(codeOf(channel.send(delivery(mail)))).isEqualTo("MESSAGE_TOO_LARGE");
        assertThat(posts()).isZero();
    }

    @Test
    void a_check_asks_for_a_token_and_sends_nothing() {
        assertThat(channel.check().ok()).isTrue();
        assertThat(channel.check().detail()).contains("c***@example.org");
        assertThat(posts()).isZero();
        graph.close();
        channel = channel(SECRET, LIMITS);
        assertThat(channel.check().ok()).isFalse();
    }

    private long posts() {
        return graph.requests(graph.sendMailPath());
    }

    private GraphMailChannel channel(String secret, HttpLimits limits) {
        var credentials = new ClientCredentials(
                graph.baseUri().resolve(GraphTestServer.TOKEN_PATH), "app", Secret.of(secret), SCOPE);
        return new GraphMailChannel(
                new GraphSettings(graph.baseUri(), credentials, SENDER, MimeComposer.LARGEST_ATTACHMENTS, limits),
                CLOCK);
    }
}
