package io.github.carillon.core.mailapi;

import static io.github.carillon.core.mailapi.ApiSamples.ANN;
import static io.github.carillon.core.mailapi.ApiSamples.BOB;
import static io.github.carillon.core.mailapi.ApiSamples.CLOCK;
import static io.github.carillon.core.mailapi.ApiSamples.LIMITS;
import static io.github.carillon.core.mailapi.ApiSamples.SECRET;
import static io.github.carillon.core.mailapi.ApiSamples.SENDER;
import static io.github.carillon.core.mailapi.ApiSamples.codeOf;
import static io.github.carillon.core.mailapi.ApiSamples.delivery;
import static io.github.carillon.core.mailapi.ApiSamples.full;
import static io.github.carillon.core.mailapi.ApiSamples.plain;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.delivery.Brought;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.MailHeaders;
import io.github.carillon.core.message.MimeComposer;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.resilience.Breaker;
import io.github.carillon.core.resilience.BreakerChannel;
import io.github.carillon.core.resilience.BreakerListener;
import io.github.carillon.core.value.Secret;
import io.github.carillon.testserver.SendGridTestServer;
import io.github.carillon.testserver.ServiceAnswer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendGridMailChannelTest {

    private static final String PATH = "/v3/mail/send";

    private final SendGridTestServer sendGrid =
            SendGridTestServer.start(SECRET, Set.of("mail.send", "user.read"), "example.org");
    private SendGridMailChannel channel = channel(sendGrid, SECRET);

    @AfterEach
    void stop() {
        channel.close();
        sendGrid.close();
    }

    @Test
    void every_part_of_a_mail_has_its_place_in_the_request() {
        var delivery = delivery(full());

        assertThat(channel.send(delivery)).isInstanceOf(Outcome.Accepted.class);

        assertThat(sendGrid.requests(PATH)).isOne();
        JsonNode mail = sendGrid.mails().get(0);
        assertThat(mail.at("/from/name").asText()).isEqualTo("Größe GmbH");
        assertThat(mail.at("/personalizations/0/to/0/name").asText()).isEqualTo("Lee, Ann");
        assertThat(mail.at("/personalizations/0/bcc/0/email").asText()).isEqualTo("eve@example.com");
        assertThat(mail.at("/reply_to/email").asText()).isEqualTo("bob@example.com");
        assertThat(mail.at("/subject").asText()).isEqualTo("Übersicht 17");
        assertThat(mail.at("/content/1/type").asText()).isEqualTo("text/html");
        assertThat(mail.at("/custom_args/carillon_delivery").asText())
                .isEqualTo(delivery.key().id());
    }

    @Test
    void the_header_is_the_same_as_by_smtp() {
        var delivery = delivery(full());
        channel.send(delivery);

        JsonNode headers = sendGrid.mails().get(0).path("headers");
        assertThat(headers.path("Message-ID").asText())
                .isEqualTo("<" + delivery.key().id() + "@example.org>");
        assertThat(headers.path("References").asText()).isEqualTo("<instance-1@example.org>");
        assertThat(headers.path("Importance").asText()).isEqualTo("high");
        assertThat(headers.path("Auto-Submitted").asText()).isEqualTo("auto-generated");
    }

    @Test
    void attachments_keep_their_names_and_pictures_their_ids() {
        channel.send(delivery(full()));

        JsonNode attachments = sendGrid.mails().get(0).path("attachments");
        assertThat(attachments.at("/0/filename").asText()).isEqualTo("März.pdf");
        assertThat(attachments.at("/0/content").asText()).isEqualTo("JVBERg==");
        assertThat(attachments.at("/0/disposition").asText()).isEqualTo("attachment");
        assertThat(attachments.at("/1/content_id").asText()).isEqualTo("logo");
        assertThat(attachments.at("/1/disposition").asText()).isEqualTo("inline");
    }

    @Test
    void what_sendgrid_would_trip_over_is_left_out_or_encoded() {
        Mail mail = new Mail(null, List.of(), ANN, List.of(ANN, BOB), List.of(BOB), "half \uD83D", "", "<p>x</p>")
                .withHeaders(MailHeaders.none()
                        .withCustom(Map.of("X-Long", "größe ".repeat(50).strip(), "Reply-To", "r@example.org")));

        assertThat(channel.send(delivery(mail))).isInstanceOf(Outcome.Accepted.class);
        JsonNode seen = sendGrid.mails().get(0);
        assertThat(seen.path("subject").asText()).isEqualTo("half ?");
        assertThat(seen.at("/reply_to/email").asText()).isEqualTo("r@example.org");
        assertThat(seen.has("reply_to_list")).isFalse();
        assertThat(seen.path("content")).hasSize(1);
    }

    @Test
    void what_another_worker_may_have_taken_meanwhile_is_not_sent() {
        var delivery = delivery(plain(ANN));

        Outcome outcome = channel.send(new Delivery<>(delivery.key(), delivery.message(), () -> false));

        assertThat(outcome).isEqualTo(Delivery.leaseLost());
        assertThat(sendGrid.requests()).isEmpty();
    }

    @Test
    void a_bad_recipient_is_refused_and_shown_masked() {
        Outcome outcome = channel.send(delivery(plain(new EmailAddress("ann.lee@nowhere.invalid", null))));

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(codeOf(outcome)).isEqualTo("personalizations.to.email");
        assertThat(outcome.toString()).doesNotContain("ann.lee");
    }

    @Test
    void a_copy_for_which_the_request_is_refused_keeps_nobody_else_from_theirs() {
        EmailAddress bad = new EmailAddress("bad@nowhere.invalid", null);
        Mail mail = new Mail(null, List.of(), ANN, List.of(BOB, bad), List.of(), "Order 17", "It is ready.", null);

        Outcome outcome = channel.send(delivery(mail));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Accepted.class,
                        accepted -> assertThat(accepted.isAlone()).isTrue());
        assertThat(sendGrid.mails()).singleElement().satisfies(seen -> {
            assertThat(seen.at("/personalizations/0/to")).hasSize(1);
            assertThat(seen.at("/personalizations/0/cc").isMissingNode()).isTrue();
        });
    }

    @Test
    void a_mail_to_several_is_one_request_that_names_them_all() {
        channel.send(delivery(plain(ANN).narrowed(List.of(ANN, BOB), List.of(), List.of())));

        assertThat(sendGrid.mails())
                .singleElement()
                .satisfies(seen -> assertThat(seen.at("/personalizations/0/to")).hasSize(2));
    }

    @Test
    void key_scope_and_sender_are_the_operators_business() {
        var other = SendGridTestServer.start(SECRET, Set.of("user.read"), "example.org");
        var keyless = channel(sendGrid, "wrong");
        var scopeless = channel(other, SECRET);
        Mail foreign = new Mail(
                new EmailAddress("a@elsewhere.example", null), List.of(), ANN, List.of(), List.of(), "s", "t", null);

        for (Outcome outcome : List.of(
                keyless.send(delivery(plain(ANN))),
                scopeless.send(delivery(plain(ANN))),
                channel.send(delivery(foreign)))) {
            assertThat(outcome).isInstanceOf(Outcome.Misconfigured.class);
            assertThat(outcome.toString()).doesNotContain(SECRET, "wrong");
        }
        assertThat(List.of(
                        keyless.check().ok(),
                        scopeless.check().ok(),
                        channel.check().ok()))
                .containsExactly(false, false, true);
        assertThat(scopeless.check().detail()).contains("mail.send");
        keyless.close();
        scopeless.close();
        other.close();
    }

    @Test
    void an_answer_that_is_not_the_services_is_for_an_operator_to_look_at() {
        for (int status : new int[] {400, 403, 404, 409, 422}) {
            sendGrid.next(ServiceAnswer.reply(status, "<html>blocked</html>"));

            assertThat(channel.send(delivery(plain(ANN))))
                    .isEqualTo(new Outcome.Misconfigured(
                            "HTTP_" + status,
                            "the answer, with HTTP status " + status + ", is not one of SendGrid: something in between"
                                    + " gave it, such as a proxy, and nothing was sent"));
        }
    }

    @Test
    void whoever_is_not_let_in_is_no_recipients_fault_whatever_is_said() {
        for (int status : new int[] {401, 403}) {
            sendGrid.next(ServiceAnswer.reply(status, "{\"errors\":[{\"field\":\"unheard.of\",\"message\":\"no\"}]}"));

            assertThat(channel.send(delivery(plain(ANN)))).isInstanceOf(Outcome.Misconfigured.class);
        }
    }

    @Test
    void a_sender_that_a_task_brought_stops_nobody_else() {
        Channel<Mail> guarded =
                new BreakerChannel<>(channel, new Breaker("service", BreakerListener.NONE, Clock.systemUTC(), () -> 0));
        EmailAddress elsewhere = new EmailAddress("a@elsewhere.example", null);
        Mail foreign = new Mail(elsewhere, List.of(), ANN, List.of(), List.of(), "s", "t", null);
        Mail usual = new Mail(SENDER, List.of(), ANN, List.of(), List.of(), "s", "t", null);

        assertThat(channel.brought(foreign)).isEqualTo(Brought.SENDER);
        assertThat(channel.brought(usual)).isEqualTo(Brought.NOTHING);
        for (int time = 0; time < 7; time++) {
            assertThat(guarded.send(delivery(foreign))).isInstanceOf(Outcome.Misconfigured.class);
            assertThat(guarded.send(delivery(plain(ANN)))).isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void too_many_requests_defer_until_the_limit_is_reset() {
        long reset = CLOCK.instant().plusSeconds(42).getEpochSecond();
        sendGrid.next(ServiceAnswer.reply(429, "{\"errors\":[{\"field\":null,\"message\":\"too many requests\"}]}")
                .withHeader("X-RateLimit-Reset", String.valueOf(reset)));

        assertThat(channel.send(delivery(plain(ANN))))
                .isEqualTo(new Outcome.Deferred(
                        "HTTP_429", "SendGrid answered 429 too many requests", Duration.ofSeconds(42)));
    }

    @Test
    void a_limit_in_the_answer_of_a_broken_server_does_not_say_that_nothing_was_sent() {
        long reset = CLOCK.instant().plusSeconds(42).getEpochSecond();
        sendGrid.next(ServiceAnswer.reply(503, "").withHeader("X-RateLimit-Reset", String.valueOf(reset)));

        assertThat(channel.send(delivery(plain(ANN)))).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void a_lost_answer_and_a_server_error_leave_it_unknown() {
        sendGrid.next(ServiceAnswer.drop());
        sendGrid.next(ServiceAnswer.reply(500, ""));

        assertThat(channel.send(delivery(plain(ANN)))).isInstanceOf(Outcome.Unknown.class);
        assertThat(channel.send(delivery(plain(ANN)))).isInstanceOf(Outcome.Unknown.class);
        assertThat(sendGrid.requests(PATH)).isEqualTo(2);
    }

    @Test
    void settings_show_no_key() {
        assertThat(settings(sendGrid, SECRET).toString()).doesNotContain(SECRET);
    }

    private static SendGridMailChannel channel(SendGridTestServer at, String key) {
        return new SendGridMailChannel(settings(at, key), CLOCK);
    }

    private static SendGridSettings settings(SendGridTestServer at, String key) {
        return new SendGridSettings(at.baseUri(), Secret.of(key), SENDER, MimeComposer.LARGEST_ATTACHMENTS, LIMITS);
    }
}
