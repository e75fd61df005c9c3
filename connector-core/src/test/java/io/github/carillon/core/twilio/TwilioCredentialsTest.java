package io.github.carillon.core.twilio;

import static io.github.carillon.core.twilio.TwilioFixture.ACCOUNT;
import static io.github.carillon.core.twilio.TwilioFixture.CLOCK;
import static io.github.carillon.core.twilio.TwilioFixture.FROM;
import static io.github.carillon.core.twilio.TwilioFixture.KEY;
import static io.github.carillon.core.twilio.TwilioFixture.KEY_SECRET;
import static io.github.carillon.core.twilio.TwilioFixture.NONE;
import static io.github.carillon.core.twilio.TwilioFixture.RIGHT;
import static io.github.carillon.core.twilio.TwilioFixture.SERVICE;
import static io.github.carillon.core.twilio.TwilioFixture.SID;
import static io.github.carillon.core.twilio.TwilioFixture.TOKEN;
import static io.github.carillon.core.twilio.TwilioFixture.delivery;
import static io.github.carillon.core.twilio.TwilioFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.connection.SmsCredentials;
import io.github.carillon.core.delivery.Brought;
import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import io.github.carillon.core.message.Sms;
import io.github.carillon.core.recipient.PhoneNumber;
import io.github.carillon.core.value.Secret;
import io.github.carillon.testserver.TwilioAnswer;
import io.github.carillon.testserver.TwilioMessage;
import io.github.carillon.testserver.TwilioTestServer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose credentials a message is sent with, and what happens when they are incomplete. */
final class TwilioCredentialsTest {

    private static final String OTHER_SID = "ACffffffffffffffffffffffffffffffff";
    private static final SmsCredentials API_KEY = new SmsCredentials(SID, KEY, Secret.of(KEY_SECRET), FROM, null);
    private static final Secret OTHER_TOKEN = Secret.of("another token");

    private TwilioTestServer twilio;

    @BeforeEach
    void start() throws IOException {
        twilio = TwilioTestServer.start(ACCOUNT, CLOCK);
    }

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    void takes_the_account_from_the_task() throws IOException {
        SmsCredentials configured = new SmsCredentials(OTHER_SID, null, Secret.of(TOKEN), FROM, null);

        assertThat(send(configured, NONE)).isInstanceOf(Outcome.Misconfigured.class);
        assertThat(send(configured, new SmsCredentials(SID, null, null, null, null)))
                .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void takes_the_token_from_the_task() throws IOException {
        SmsCredentials configured = new SmsCredentials(SID, null, OTHER_TOKEN, FROM, null);

        assertThat(send(configured, NONE)).isInstanceOf(Outcome.Misconfigured.class);
        assertThat(send(configured, new SmsCredentials(null, null, Secret.of(TOKEN), null, null)))
                .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void takes_the_sender_from_the_task() throws IOException {
        send(RIGHT, new SmsCredentials(null, null, null, "1 (500) 555-0009", null));

        assertThat(sent().from()).isEqualTo("+15005550009");
    }

    @Test
    void takes_everything_from_the_task() throws IOException {
        assertThat(send(NONE, RIGHT)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void sends_with_an_api_key() throws IOException {
        assertThat(send(API_KEY, NONE)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void does_not_use_the_configured_key_with_the_tasks_token() throws IOException {
        assertThat(send(API_KEY, new SmsCredentials(null, null, Secret.of(TOKEN), null, null)))
                .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void prefers_the_tasks_number_to_the_configured_service() throws IOException {
        SmsCredentials service = new SmsCredentials(SID, null, Secret.of(TOKEN), null, SERVICE);

        assertThat(send(service, NONE))
                .isInstanceOfSatisfying(
                        Outcome.Accepted.class,
                        accepted -> assertThat(accepted.status()).isEqualTo("accepted"));
        assertThat(sent().messagingServiceSid()).isEqualTo(SERVICE);
        assertThat(sent().from()).isNull();
        twilio.reset();

        send(service, new SmsCredentials(null, null, null, FROM, null));
        assertThat(sent().from()).isEqualTo(FROM);
        assertThat(sent().messagingServiceSid()).isNull();
    }

    @Test
    void prefers_the_tasks_service_to_the_configured_number() throws IOException {
        send(RIGHT, new SmsCredentials(null, null, null, null, SERVICE));

        assertThat(sent().messagingServiceSid()).isEqualTo(SERVICE);
        assertThat(sent().from()).isNull();
    }

    @Test
    void takes_a_blank_part_for_a_missing_one() throws IOException {
        assertThat(send(RIGHT, new SmsCredentials(" ", "", Secret.of(""), "", "")))
                .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void writes_both_numbers_for_whatsapp() throws IOException {
        send(RIGHT, new SmsCredentials(null, null, null, "whatsapp:+1 500 555 0006", null));

        assertThat(sent().from()).isEqualTo("whatsapp:+15005550006");
        assertThat(sent().to()).isEqualTo("whatsapp:+33612345678");
    }

    @Test
    void writes_both_numbers_for_a_recipient_of_whatsapp() throws IOException {
        whatsApp(NONE);

        assertThat(sent().from()).isEqualTo("whatsapp:" + FROM);
        assertThat(sent().to()).isEqualTo("whatsapp:+33612345678");
    }

    @Test
    void a_messaging_service_chooses_the_sender_for_a_recipient_of_whatsapp() throws IOException {
        whatsApp(new SmsCredentials(null, null, null, null, SERVICE));

        assertThat(sent().messagingServiceSid()).isEqualTo(SERVICE);
        assertThat(sent().to()).isEqualTo("whatsapp:+33612345678");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shop", "12345"})
    void only_a_number_sends_by_whatsapp(String from) throws IOException {
        assertThat(whatsApp(new SmsCredentials(null, null, null, from, null)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("21910"));
        assertThat(twilio.requests()).isZero();
    }

    @Test
    void names_everything_that_is_missing_and_asks_nobody() throws IOException {
        assertThat(send(NONE, NONE))
                .isEqualTo(new Outcome.Misconfigured(
                        "CREDENTIALS",
                        "ACCOUNT_SID is missing; AUTH_TOKEN is missing; "
                                + "FROM and MESSAGING_SERVICE_SID are missing: one of them says who sends",
                        Scope.ACCOUNT));
        assertThat(twilio.requests()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "AC0123, +15005550006, , ACCOUNT_SID",
        "AC0123456789abcdef0123456789abcdef/x, +15005550006, , ACCOUNT_SID",
        "AC0123456789abcdef0123456789abcdef, not a sender at all, , FROM",
        "AC0123456789abcdef0123456789abcdef, , MG01, MESSAGING_SERVICE_SID",
    })
    void names_what_is_malformed_and_asks_nobody(String sid, String from, String service, String parameter)
            throws IOException {
        Outcome outcome = send(NONE, new SmsCredentials(sid, null, Secret.of(TOKEN), from, service));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Misconfigured.class,
                        wrong -> assertThat(wrong.reason())
                                .startsWith(parameter + " ")
                                .doesNotContain(";"));
        assertThat(twilio.requests()).isZero();
    }

    @Test
    void asks_for_the_secret_of_a_key() throws IOException {
        assertThat(send(RIGHT, new SmsCredentials(null, KEY, null, null, null)))
                .isEqualTo(new Outcome.Misconfigured("CREDENTIALS", "AUTH_TOKEN is missing", Scope.ACCOUNT));
    }

    @ParameterizedTest
    @CsvSource({
        ", , , , NOTHING",
        "' ', '', ' ', '', NOTHING",
        "AC0123456789abcdef0123456789abcdef, the auth token, +15005550006, , NOTHING",
        ", , +15005550009, , SENDER",
        ", , WAY TOO LONG A NAME, , SENDER",
        ", , , MG0123456789abcdef0123456789abcdef, SENDER",
        ", another token, , , ACCOUNT",
        "ACffffffffffffffffffffffffffffffff, , +15005550009, , ACCOUNT",
    })
    void knows_what_the_task_brought(String sid, String token, String from, String service, Brought brought)
            throws IOException {
        Secret secret = token == null ? null : Secret.of(token);
        try (TwilioChannel channel = new TwilioChannel(settings(twilio.baseUri(), RIGHT), CLOCK)) {
            Sms sms = new Sms(new PhoneNumber(TwilioFixture.TO), TwilioFixture.BODY, List.of(), null);

            assertThat(channel.with(new SmsCredentials(sid, null, secret, from, service))
                            .brought(sms))
                    .isEqualTo(brought);
        }
    }

    @Test
    void a_sender_that_is_missing_or_none_is_not_the_accounts_fault() throws IOException {
        SmsCredentials senderless = new SmsCredentials(SID, null, Secret.of(TOKEN), null, null);

        assertThat(scope(send(senderless, NONE))).isEqualTo(Scope.SENDER);
        assertThat(scope(send(RIGHT, new SmsCredentials(null, null, null, "WAY TOO LONG A NAME", null))))
                .isEqualTo(Scope.SENDER);
        assertThat(scope(send(NONE, new SmsCredentials(null, null, null, "WAY TOO LONG A NAME", null))))
                .isEqualTo(Scope.ACCOUNT);
    }

    @Test
    void is_healthy_with_the_right_token_or_key() throws IOException {
        assertThat(check(RIGHT)).isEqualTo(new Health(true, "Twilio knows the account; it is active"));
        assertThat(check(API_KEY)).isEqualTo(new Health(true, "Twilio accepts the API key"));
    }

    @Test
    void is_not_healthy_with_wrong_or_missing_credentials_or_a_broken_twilio() throws IOException {
        assertThat(check(new SmsCredentials(SID, null, OTHER_TOKEN, FROM, null)))
                .isEqualTo(new Health(false, "20003: Authenticate"));
        assertThat(check(NONE).ok()).isFalse();
        assertThat(check(new SmsCredentials(SID, KEY, OTHER_TOKEN, FROM, null)))
                .isEqualTo(new Health(false, "20003: Authenticate"));
        for (SmsCredentials right : List.of(RIGHT, API_KEY)) {
            for (TwilioAnswer.Body body : TwilioAnswer.Body.values()) {
                twilio.nextRead(TwilioAnswer.status(503).with(body));
                assertThat(check(right).ok()).isFalse();
            }
        }
    }

    private static Scope scope(Outcome outcome) {
        return ((Outcome.Misconfigured) outcome).scope();
    }

    private TwilioMessage sent() {
        assertThat(twilio.messages()).hasSize(1);
        return twilio.messages().get(0);
    }

    private Outcome whatsApp(SmsCredentials own) throws IOException {
        return send(RIGHT, own, new Sms(new PhoneNumber(TwilioFixture.TO), true, TwilioFixture.BODY, List.of(), null));
    }

    private Outcome send(SmsCredentials configured, SmsCredentials own) throws IOException {
        return send(configured, own, new Sms(new PhoneNumber(TwilioFixture.TO), TwilioFixture.BODY, List.of(), null));
    }

    private Outcome send(SmsCredentials configured, SmsCredentials own, Sms sms) throws IOException {
        try (TwilioChannel channel = new TwilioChannel(settings(twilio.baseUri(), configured), CLOCK)) {
            return channel.with(own).send(delivery(sms));
        }
    }

    private Health check(SmsCredentials configured) throws IOException {
        try (TwilioChannel channel = new TwilioChannel(settings(twilio.baseUri(), configured), CLOCK)) {
            return channel.check();
        }
    }
}
