package io.github.carillon.starter.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.starter.settings.Settings;
import io.github.carillon.testserver.GraphTestServer;
import io.github.carillon.testserver.SendGridTestServer;
import io.github.carillon.testserver.SesTestServer;
import io.github.carillon.testserver.SmtpTestServer;
import io.github.carillon.testserver.SmtpTestServerOptions;
import io.github.carillon.testserver.TokenClient;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

final class MailServicesTest {

    private static final String SHOP = "shop@example.org";
    private static final String KEY_ID = "AKIAEXAMPLEEXAMPLE00";
    private static final TokenClient APPLICATION =
            new TokenClient("app", "the-secret", "https://graph.microsoft.com/.default", 3600);

    private GraphTestServer graph;
    private SendGridTestServer sendGrid;
    private SesTestServer ses;
    private SmtpTestServer locked;

    @BeforeEach
    void start() throws IOException {
        graph = GraphTestServer.start(APPLICATION, SHOP, Clock.systemUTC());
        sendGrid = SendGridTestServer.start("the-key", Set.of("mail.send"), "example.org");
        ses = SesTestServer.start(KEY_ID, "the-key", "eu-central-1", "example.org", Clock.systemUTC());
        locked = SmtpTestServer.start(SmtpTestServerOptions.defaults().withLogin("shop", "another-password"));
    }

    @AfterEach
    void stop() {
        graph.close();
        sendGrid.close();
        ses.close();
        locked.close();
    }

    @Test
    void each_is_opened_checked_and_sends() {
        try (OpenConnections open = open(Map.of())) {
            for (String name : List.of("graph", "sendgrid", "ses")) {
                assertThat(open.checks().get(name).get()).as(name).matches(Health::ok);
                assertThat(send(service(open, name))).as(name).isInstanceOf(Outcome.Accepted.class);
            }
            assertThat(open.connections().smtp().all()).containsOnlyKeys("server");
            assertThat(open.connections().mail().all()).containsOnlyKeys("graph", "sendgrid", "ses");
            assertThat(open.connections().mail().standard()).isEqualTo("ses");
        }
        assertThat(graph.mails()).hasSize(1);
        assertThat(sendGrid.mails()).hasSize(1);
        assertThat(ses.mails()).hasSize(1);
    }

    @Test
    void a_check_tells_whom_the_service_does_not_let_in() {
        try (OpenConnections open = open(Map.of(
                "connections.graph.client-secret", "wrong",
                "connections.sendgrid.api-key", "wrong",
                "connections.ses.secret-access-key", "wrong"))) {
            for (String name : List.of("graph", "sendgrid", "ses")) {
                assertThat(open.checks().get(name).get()).as(name).matches(health -> !health.ok());
            }
        }
    }

    @Test
    void no_mail_service_gets_past_governance() {
        try (OpenConnections open = open(Map.of("governance.mode", "hold"))) {
            for (String name : List.of("graph", "sendgrid", "ses")) {
                assertThat(send(service(open, name)))
                        .isInstanceOfSatisfying(
                                Outcome.Accepted.class,
                                accepted -> assertThat(accepted.status()).isEqualTo("held"));
            }
        }
        assertThat(graph.requests()).isEmpty();
        assertThat(sendGrid.requests()).isEmpty();
        assertThat(ses.requests()).isEmpty();
    }

    @Test
    void a_mail_service_stands_in_for_a_mail_server_and_the_delivery_stays_the_same() {
        try (OpenConnections open = open(Map.of("connections.server.fail-over", "sendgrid"))) {
            Channel<Mail> server = open.connections().smtp().all().get("server");

            assertThat(server.kind()).isEqualTo("smtp");
            assertThat(send(server))
                    .isInstanceOfSatisfying(
                            Outcome.Accepted.class,
                            accepted -> assertThat(accepted.status()).isEqualTo("accepted by sendgrid"));
        }
        assertThat(sendGrid.mails()).hasSize(1);
    }

    private OpenConnections open(Map<String, String> more) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("engine.url", "http://127.0.0.1:1/engine-rest");
        settings.put("default-mail-service", "ses");
        connection(
                settings,
                "graph",
                Map.of(
                        "type", "graph",
                        "base-url", graph.baseUri(),
                        "token-url", graph.baseUri().resolve(GraphTestServer.TOKEN_PATH),
                        "client-id", "app",
                        "client-secret", "the-secret"));
        connection(
                settings, "sendgrid", Map.of("type", "sendgrid", "base-url", sendGrid.baseUri(), "api-key", "the-key"));
        connection(
                settings,
                "ses",
                Map.of(
                        "type", "ses",
                        "base-url", ses.baseUri(),
                        "region", "eu-central-1",
                        "access-key-id", KEY_ID,
                        "secret-access-key", "the-key"));
        connection(
                settings,
                "server",
                Map.of(
                        "type", "smtp",
                        "host", "127.0.0.1",
                        "port", locked.port(),
                        "security", "plain",
                        "user", "shop",
                        "password", "the-password"));
        settings.putAll(more);
        Map<String, Object> prefixed = new LinkedHashMap<>();
        settings.forEach((key, value) -> prefixed.put("carillon." + key, value));
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", prefixed));
        ConnectionListener ignored = (from, to) -> {};
        return OpenConnections.open(
                Settings.read(environment, ConnectionTypes.standard()), ignored, () -> 1, Clock.systemUTC());
    }

    private static void connection(Map<String, Object> settings, String name, Map<String, Object> keys) {
        settings.put("connections." + name + ".from", SHOP);
        keys.forEach((key, value) -> settings.put("connections." + name + "." + key, value));
    }

    private static Channel<Mail> service(OpenConnections open, String name) {
        return open.connections().mail().all().get(name);
    }

    private static Outcome send(Channel<Mail> channel) {
        EmailAddress ann = new EmailAddress("ann@example.org", null);
        Mail order = new Mail(null, List.of(), ann, List.of(), List.of(), "Order 17", "It is ready.", null);
        return channel.send(new Delivery<>(new DeliveryKey("e", "", "task", "ann", channel.kind(), "to"), order));
    }
}
