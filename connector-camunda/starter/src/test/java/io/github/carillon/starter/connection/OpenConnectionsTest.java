package io.github.carillon.starter.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.connection.SmsCredentials;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.Sms;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.recipient.PhoneNumber;
import io.github.carillon.core.value.Secret;
import io.github.carillon.starter.settings.Settings;
import io.github.carillon.steps.connection.Connections.SmsConnection;
import io.github.carillon.testserver.SmtpTestServer;
import io.github.carillon.testserver.SmtpTestServerOptions;
import io.github.carillon.testserver.TwilioAccount;
import io.github.carillon.testserver.TwilioTestServer;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

final class OpenConnectionsTest {

    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    private static final SmsCredentials NO_OVERRIDES = new SmsCredentials(null, null, null, null, null);
    private static final SmsCredentials OVERRIDES =
            new SmsCredentials(null, null, Secret.of("token"), "+15005550006", null);

    private final List<String> failovers = new ArrayList<>();
    private SmtpTestServer locked;
    private SmtpTestServer relay;
    private TwilioTestServer twilio;

    @BeforeEach
    void start() throws IOException {
        locked = SmtpTestServer.start(SmtpTestServerOptions.defaults().withLogin("shop", "another-password"));
        relay = SmtpTestServer.start();
        twilio = TwilioTestServer.start(new TwilioAccount(ACCOUNT, "token", Map.of()), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        locked.close();
        relay.close();
        twilio.close();
    }

    @Test
    void a_connection_that_lets_nobody_in_is_replaced_by_the_one_behind_it() {
        try (OpenConnections open = open(Map.of("connections.main.fail-over", "backup"))) {
            assertThat(send(mail(open), order()))
                    .isInstanceOfSatisfying(
                            Outcome.Accepted.class,
                            accepted -> assertThat(accepted.status()).isEqualTo("accepted by backup"));
        }
        assertThat(relay.mails()).hasSize(1);
        assertThat(failovers).containsExactly("main to backup");
    }

    @Test
    void without_one_behind_it_an_operator_is_called() {
        try (OpenConnections open = open(Map.of())) {
            assertThat(send(mail(open), order())).isInstanceOf(Outcome.Misconfigured.class);
        }
        assertThat(relay.connections()).isZero();
        assertThat(failovers).isEmpty();
    }

    @Test
    void text_messages_fail_over_unless_the_task_brings_credentials_of_its_own() {
        try (OpenConnections open = open(Map.of("connections.wrong.fail-over", "right"))) {
            assertThat(send(texts(open, NO_OVERRIDES), hello()))
                    .isInstanceOfSatisfying(
                            Outcome.Accepted.class,
                            accepted -> assertThat(accepted.status()).isEqualTo("queued by right"));
            assertThat(send(texts(open, new SmsCredentials(null, null, Secret.of("no"), null, null)), hello()))
                    .isInstanceOf(Outcome.Misconfigured.class);
        }
        assertThat(failovers).containsExactly("wrong to right");
    }

    @Test
    void each_connection_has_a_country_of_its_own_or_none() {
        try (OpenConnections open = open(Map.of("connections.right.default-country", "GB"))) {
            Map<String, SmsConnection> texts = open.connections().sms().all();

            assertThat(texts.get("right").defaultCountry()).isEqualTo("GB");
            assertThat(texts.get("wrong").defaultCountry()).isNull();
        }
    }

    @Test
    void a_connection_that_lets_nobody_in_is_asked_once_and_its_health_says_so() {
        try (OpenConnections open = open(Map.of())) {
            send(mail(open), order());
            int before = locked.connections();

            assertThat(send(mail(open), order()))
                    .isInstanceOfSatisfying(
                            Outcome.Deferred.class,
                            deferred -> assertThat(deferred.code()).isEqualTo("BREAKER_OPEN"));
            assertThat(locked.connections()).isEqualTo(before);
            assertThat(open.breakers().get("main").health())
                    .hasValueSatisfying(health -> assertThat(health.detail()).contains("535"));
        }
    }

    @Test
    void tasks_with_credentials_of_their_own_pass_by_the_breaker() {
        SmsCredentials own = new SmsCredentials(null, null, Secret.of("token"), null, null);
        try (OpenConnections open = open(Map.of())) {
            assertThat(send(texts(open, NO_OVERRIDES), hello())).isInstanceOf(Outcome.Misconfigured.class);
            assertThat(send(texts(open, NO_OVERRIDES), hello())).isInstanceOf(Outcome.Deferred.class);
            assertThat(send(texts(open, own), hello())).isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void a_sender_that_a_task_brought_stops_only_that_task() {
        SmsCredentials wrong = new SmsCredentials(null, null, null, "+15005550007", null);
        try (OpenConnections open = open(Map.of("default-sms", "right"))) {
            Channel<Sms> own = open.connections().sms().all().get("right").with(wrong);
            Channel<Sms> usual = open.connections().sms().all().get("right").with(NO_OVERRIDES);

            assertThat(send(own, hello())).isInstanceOf(Outcome.Misconfigured.class);
            assertThat(send(own, hello())).isInstanceOf(Outcome.Misconfigured.class);
            assertThat(send(usual, hello())).isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void however_many_tasks_bring_a_sender_that_is_none_the_good_ones_go_out() {
        List<SmsCredentials> bad = List.of(
                new SmsCredentials(null, null, null, "WAY TOO LONG A NAME", null),
                new SmsCredentials(null, null, null, null, "MG01"),
                new SmsCredentials(null, null, null, "+15005550007", null),
                new SmsCredentials(ACCOUNT, null, Secret.of("no"), null, null));
        try (OpenConnections open = open(Map.of("default-sms", "right"))) {
            SmsConnection right = open.connections().sms().all().get("right");
            for (int time = 0; time < 5; time++) {
                for (SmsCredentials wrong : bad) {
                    assertThat(send(right.with(wrong), hello())).isInstanceOf(Outcome.Misconfigured.class);
                }
                assertThat(send(right.with(NO_OVERRIDES), hello())).isInstanceOf(Outcome.Accepted.class);
            }
            assertThat(open.breakers().get("right").health()).isEmpty();
        }
        assertThat(twilio.messages()).hasSize(5);
    }

    @Test
    void an_account_of_its_own_does_not_get_a_task_to_a_twilio_that_cannot_be_reached() {
        SmsCredentials own = new SmsCredentials(ACCOUNT, null, Secret.of("token"), "+15005550006", null);
        try (OpenConnections open = open(Map.of("connections.right.base-url", "http://127.0.0.1:1"))) {
            SmsConnection right = open.connections().sms().all().get("right");
            for (int time = 0; time < 5; time++) {
                send(right.with(NO_OVERRIDES), hello());
            }
            assertThat(send(right.with(own), hello()))
                    .isInstanceOfSatisfying(
                            Outcome.Deferred.class,
                            deferred -> assertThat(deferred.code()).isEqualTo("BREAKER_OPEN"));
        }
    }

    @Test
    void a_connection_keeps_to_its_rate() {
        try (OpenConnections open = open(Map.of("default-mail", "backup", "connections.backup.rate", "1/h"))) {
            Channel<Mail> mail = open.connections().smtp().all().get("backup");

            assertThat(send(mail, order())).isInstanceOf(Outcome.Accepted.class);
            assertThat(send(mail, order()))
                    .isInstanceOfSatisfying(
                            Outcome.Deferred.class,
                            deferred -> assertThat(deferred.code()).isEqualTo("RATE_LIMITED"));
        }
        assertThat(relay.mails()).hasSize(1);
    }

    @Test
    void no_way_of_sending_gets_past_governance() {
        try (OpenConnections open = open(Map.of(
                "governance.mode", "hold",
                "connections.main.fail-over", "backup",
                "connections.wrong.fail-over", "right"))) {
            for (Outcome outcome : List.of(
                    send(mail(open), order()),
                    send(texts(open, NO_OVERRIDES), hello()),
                    send(texts(open, OVERRIDES), hello()))) {
                assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.Accepted.class,
                                accepted -> assertThat(accepted.status()).isEqualTo("held"));
            }
        }
        assertThat(locked.connections()).isZero();
        assertThat(relay.connections()).isZero();
        assertThat(twilio.requests()).isZero();
    }

    @Test
    void a_backup_redirects_too() {
        try (OpenConnections open = open(Map.of(
                "governance.mode", "redirect",
                "governance.redirect-mail", "tester@example.net",
                "governance.redirect-sms", "+33612345601",
                "connections.main.fail-over", "backup"))) {
            assertThat(send(mail(open), order()))
                    .isInstanceOfSatisfying(
                            Outcome.Accepted.class,
                            accepted -> assertThat(accepted.status()).isEqualTo("redirected by backup"));
            send(texts(open, OVERRIDES), hello());
        }
        assertThat(relay.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.recipients()).containsExactly("tester@example.net");
            assertThat(mail.text()).contains("X-Original-To: ann@example.org");
        });
        assertThat(twilio.messages())
                .singleElement()
                .satisfies(message -> assertThat(message.to()).isEqualTo("+33612345601"));
    }

    private OpenConnections open(Map<String, String> more) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("engine.url", "http://127.0.0.1:1/engine-rest");
        settings.put("default-mail", "main");
        settings.put("default-sms", "wrong");
        smtp(settings, "main", locked.port());
        settings.put("connections.main.user", "shop");
        settings.put("connections.main.password", "the-password");
        smtp(settings, "backup", relay.port());
        twilio(settings, "wrong", "wrong-token");
        twilio(settings, "right", "token");
        settings.putAll(more);
        Map<String, Object> prefixed = new LinkedHashMap<>();
        settings.forEach((key, value) -> prefixed.put("carillon." + key, value));
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", prefixed));
        return OpenConnections.open(
                Settings.read(environment, ConnectionTypes.standard()),
                (from, to) -> failovers.add(from + " to " + to),
                () -> 1,
                Clock.systemUTC());
    }

    private static void smtp(Map<String, Object> settings, String name, int port) {
        settings.put("connections." + name + ".type", "smtp");
        settings.put("connections." + name + ".host", "127.0.0.1");
        settings.put("connections." + name + ".port", port);
        settings.put("connections." + name + ".security", "plain");
        settings.put("connections." + name + ".from", "shop@example.org");
    }

    private void twilio(Map<String, Object> settings, String name, String token) {
        settings.put("connections." + name + ".type", "twilio");
        settings.put("connections." + name + ".account-sid", ACCOUNT);
        settings.put("connections." + name + ".auth-token", token);
        settings.put("connections." + name + ".from", "+15005550006");
        settings.put("connections." + name + ".base-url", twilio.baseUri());
    }

    private static Channel<Mail> mail(OpenConnections open) {
        return open.connections().smtp().all().get("main");
    }

    private static Channel<Sms> texts(OpenConnections open, SmsCredentials overrides) {
        return open.connections().sms().all().get("wrong").with(overrides);
    }

    private static <M> Outcome send(Channel<M> channel, M message) {
        return channel.send(new Delivery<>(new DeliveryKey("e", "", "task", "ann", channel.kind(), "to"), message));
    }

    private static Mail order() {
        EmailAddress ann = new EmailAddress("ann@example.org", null);
        return new Mail(null, List.of(), ann, List.of(), List.of(), "Order 17", "It is ready.", null);
    }

    private static Sms hello() {
        return new Sms(new PhoneNumber("+33612345678"), "hello", List.of(), null);
    }
}
