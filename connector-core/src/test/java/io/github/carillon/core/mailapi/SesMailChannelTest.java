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
import static io.github.carillon.core.mailapi.ApiSamples.parsed;
import static io.github.carillon.core.mailapi.ApiSamples.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.aws.AwsCredentials;
import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import io.github.carillon.core.message.Audience;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.MimeComposer;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.value.Secret;
import io.github.carillon.testserver.ServiceAnswer;
import io.github.carillon.testserver.SesTestServer;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SesMailChannelTest {

    private static final String KEY_ID = "AKIDEXAMPLE";
    private static final String PATH = "/v2/email/outbound-emails";

    private final SesTestServer ses = SesTestServer.start(KEY_ID, SECRET, "eu-central-1", "example.org", CLOCK);
    private SesMailChannel channel = channel(KEY_ID, SECRET, "eu-central-1", CLOCK);

    @AfterEach
    void stop() {
        channel.close();
        ses.close();
    }

    @Test
    void the_same_message_as_by_smtp_is_signed_and_posted_once() throws Exception {
        var delivery = delivery(full());

        Outcome outcome = channel.send(delivery);

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(ses.requests(PATH)).isOne();
        MimeMessage message = parsed(ses.mails().get(0));
        assertThat(message.getContentType()).startsWith("multipart/mixed");
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(ses.mails().get(0).recipients())
                .containsExactly("ann.lee@example.com", "bob@example.com", "eve@example.com");
        var request = ses.requests().get(0).json();
        assertThat(request.at("/EmailTags/0/Value").asText())
                .isEqualTo(delivery.key().id());
        assertThat(request.at("/ConfigurationSetName").asText()).isEqualTo("events");
    }

    @Test
    void whoever_has_no_right_key_is_misconfigured_and_shows_none() {
        for (SesMailChannel wrong : List.of(
                channel("AKIDOTHER", SECRET, "eu-central-1", CLOCK),
                channel(KEY_ID, "another-" + SECRET, "eu-central-1", CLOCK),
                channel(KEY_ID, SECRET, "us-east-1", CLOCK),
                channel(KEY_ID, SECRET, "eu-central-1", Clock.offset(CLOCK, Duration.ofHours(1))))) {
            Outcome outcome = wrong.send(delivery(plain(ANN)));

            assertThat(outcome).isInstanceOf(Outcome.Misconfigured.class);
            assertThat(outcome.toString() + wrong.check()).doesNotContain(SECRET);
            assertThat(wrong.check().ok()).isFalse();
            wrong.close();
        }
        assertThat(ses.mails()).isEmpty();
    }

    @Test
    void a_bad_recipient_is_refused_and_shown_masked() {
        Outcome outcome = channel.send(delivery(plain(new EmailAddress("ann.lee@nowhere.invalid", null))));

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(codeOf(outcome)).isEqualTo("BadRequestException");
        assertThat(outcome.toString()).doesNotContain("ann.lee");
    }

    @Test
    void one_of_several_who_get_a_mail_one_by_one_gets_it_alone_and_sees_them_all() {
        Mail mail = new Mail(null, List.of(), ANN, List.of(BOB), List.of(), "Order 17", "It is ready.", null);
        Mail copy = mail.apart(BOB, new Audience(List.of(ANN), "0123456789abcdef"));

        assertThat(channel.send(delivery(copy))).isInstanceOf(Outcome.Accepted.class);
        assertThat(ses.mails()).singleElement().satisfies(seen -> {
            assertThat(seen.recipients()).containsExactly(BOB.value());
            assertThat(seen.text()).contains("<" + ANN.value() + ">", "Cc: ", "Message-ID: <0123456789abcdef@");
        });
    }

    @Test
    void a_sender_that_is_not_verified_is_a_misconfiguration() {
        Mail mail = new Mail(
                new EmailAddress("a@elsewhere.example", null), List.of(), ANN, List.of(), List.of(), "s", "t", null);

        assertThat(channel.send(delivery(mail))).isInstanceOf(Outcome.Misconfigured.class);
    }

    @Test
    void an_address_with_other_letters_is_refused_before_it_is_posted() {
        assertThat(codeOf(channel.send(delivery(plain(new EmailAddress("grüße@example.com", null))))))
                .isEqualTo("SMTPUTF8_NOT_OFFERED");
        assertThat(ses.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400, AccountSuspendedException, Misconfigured",
        "400, SendingPausedException, Misconfigured",
        "400, MailFromDomainNotVerifiedException, Misconfigured",
        "404, NotFoundException, Misconfigured",
        "403, AccessDeniedException, Misconfigured",
        "403, ExpiredTokenException, Misconfigured",
        "400, MessageRejected, Refused",
        "413, '', Refused",
        "401, UnheardOfException, Misconfigured",
        "403, UnheardOfException, Misconfigured",
        "403, MessageRejected, Misconfigured",
        "425, '', Deferred",
        "429, TooManyRequestsException, Deferred",
        "400, LimitExceededException, Deferred",
        "400, ThrottlingException, Deferred",
        "500, InternalFailure, Unknown",
        "503, ServiceUnavailable, Unknown"
    })
    void each_error_has_its_outcome(int status, String code, String outcome) {
        ses.next(ServiceAnswer.reply(status, "{\"__type\":\"com.amazonaws.sesv2#" + code + "\",\"message\":\"no\"}"));

        Outcome seen = channel.send(delivery(plain(ANN)));

        assertThat(seen.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(codeOf(seen)).isEqualTo(code.isEmpty() ? "HTTP_" + status : code);
        assertThat(ses.requests(PATH)).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "ann.lee@example.com, RecipientNotVerified, MESSAGE",
        "carillon@example.org, MailFromDomainNotVerifiedException, SENDER",
        "'ann.lee@example.com, carillon@example.org', MailFromDomainNotVerifiedException, SENDER",
        "'', MailFromDomainNotVerifiedException, SENDER"
    })
    void in_the_sandbox_an_unverified_recipient_is_no_fault_of_the_sender(String named, String code, Scope scope) {
        String text = "Email address is not verified. The following identities failed the check in region EU-WEST-1: ";
        ses.next(ServiceAnswer.reply(400, "{\"__type\":\"MessageRejected\",\"message\":\"" + text + named + "\"}"));

        Outcome seen = channel.send(delivery(plain(ANN)));

        assertThat(seen)
                .isInstanceOf(Outcome.Misconfigured.class)
                .extracting("scope")
                .isEqualTo(scope);
        assertThat(codeOf(seen)).isEqualTo(code);
        assertThat(seen.toString()).doesNotContain("ann.lee@");
    }

    @ParameterizedTest
    @CsvSource({
        "400, <html>, Misconfigured",
        "403, '{\"message\":\"Forbidden\"}', Misconfigured",
        "404, '', Misconfigured",
        "409, <html>, Misconfigured",
        "451, <html>, Misconfigured",
        "408, <html>, Deferred",
        "413, <html>, Refused",
        "425, <html>, Deferred",
        "429, <html>, Deferred"
    })
    void an_answer_that_is_not_amazons_is_for_an_operator_to_look_at(int status, String body, String outcome) {
        ses.next(ServiceAnswer.reply(status, body));

        Outcome seen = channel.send(delivery(plain(ANN)));

        assertThat(seen.getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(codeOf(seen)).isEqualTo("HTTP_" + status);
        assertThat(seen.toString()).contains("Amazon SES", " " + status);
    }

    @Test
    void a_lost_answer_leaves_it_unknown() {
        ses.next(ServiceAnswer.drop());

        assertThat(channel.send(delivery(plain(ANN)))).isInstanceOf(Outcome.Unknown.class);
        assertThat(ses.mails()).as("it did arrive").hasSize(1);
    }

    @Test
    void a_check_tells_the_sandbox_and_sends_nothing() {
        Health health = channel.check();

        assertThat(health.ok()).isTrue();
        assertThat(health.detail()).contains("eu-central-1", "sandbox");
        assertThat(ses.requests(PATH)).isZero();
    }

    private SesMailChannel channel(String keyId, String key, String region, Clock clock) {
        var credentials = new AwsCredentials(keyId, Secret.of(key), null);
        return new SesMailChannel(
                new SesSettings(
                        ses.baseUri(), region, credentials, "events", SENDER, MimeComposer.LARGEST_ATTACHMENTS, LIMITS),
                clock);
    }
}
