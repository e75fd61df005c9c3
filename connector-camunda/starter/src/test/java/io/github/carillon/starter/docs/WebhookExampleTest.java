package io.github.carillon.starter.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.message.WebhookMessage;
import io.github.carillon.core.value.Json;
import io.github.carillon.starter.connection.ConnectionTypes;
import io.github.carillon.starter.connection.OpenConnections;
import io.github.carillon.starter.hub.Judges;
import io.github.carillon.starter.settings.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The documentation's receiver believes what the worker sends, and nobody else. */
final class WebhookExampleTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @TempDir
    Path folder;

    private Process receiver;
    private BufferedReader printed;
    private String url;

    @BeforeEach
    void start() throws IOException {
        Judges.needs("node");
        Files.writeString(folder.resolve("receiver.mjs"), example());
        Files.writeString(folder.resolve("secret"), SECRET + "\n");
        receiver = new ProcessBuilder("node", "receiver.mjs", "secret", "0")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        printed = receiver.inputReader(UTF_8);
        String line = printed.readLine();
        assertThat(line).startsWith("listening on ");
        url = "http://127.0.0.1:" + line.replaceAll("\\D", "") + "/hooks/carillon";
    }

    @AfterEach
    void stop() {
        if (receiver != null) {
            receiver.destroyForcibly();
        }
    }

    @Test
    void it_takes_each_message_once() throws IOException {
        try (OpenConnections open = open(SECRET, Map.of())) {
            assertThat(send(open, "inc-1", "Größe")).isEqualTo(new Outcome.Accepted("inc-1", null));
            assertThat(send(open, "inc-1", "Größe")).isEqualTo(new Outcome.Accepted("inc-1", null));
            assertThat(send(open, "inc-2", "else")).isEqualTo(new Outcome.Accepted("inc-2", null));
        }

        assertThat(printed.readLine()).isEqualTo("inc-1 { title: 'Größe' }");
        assertThat(printed.readLine()).isEqualTo("inc-2 { title: 'else' }");
    }

    @Test
    void it_believes_nobody_who_has_not_its_secret() {
        try (OpenConnections open = open(SECRET.replace("MfKQ", "AAAA"), Map.of())) {
            assertThat(send(open, "inc-1", "Größe"))
                    .isEqualTo(new Outcome.Misconfigured("HTTP_401", "127.0.0.1 answered 401 no signature of ours"));
        }
    }

    @Test
    void on_a_system_that_is_not_the_real_one_nothing_is_sent() {
        try (OpenConnections open = open("whsec_" + "A".repeat(32), Map.of("governance.mode", "hold"))) {
            assertThat(send(open, "inc-1", "Größe"))
                    .isInstanceOfSatisfying(
                            Outcome.Accepted.class,
                            accepted -> assertThat(accepted.status()).isEqualTo("held"));
        }
    }

    private static String example() {
        return Page.of(Path.of("connector-camunda", "docs", "webhook.md")).blocks().stream()
                .filter(block -> block.language().equals("js"))
                .map(Page.Block::text)
                .findFirst()
                .orElseThrow();
    }

    private static Outcome send(OpenConnections open, String id, String title) {
        Channel<WebhookMessage> pager = open.connections().webhooks().all().get("pager");
        DeliveryKey key = new DeliveryKey("", "", id, "supervisors", pager.kind(), "supervisors");
        return pager.send(
                new Delivery<>(key, new WebhookMessage(id, Json.object().put("title", title))));
    }

    private OpenConnections open(String secret, Map<String, String> more) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "carillon.engine.url",
                "http://127.0.0.1:1/engine-rest",
                "carillon.connections.pager.type",
                "webhook",
                "carillon.connections.pager.url",
                url,
                "carillon.connections.pager.secret",
                secret));
        more.forEach((key, value) -> properties.put("carillon." + key, value));
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return OpenConnections.open(
                Settings.read(environment, ConnectionTypes.standard()), (from, to) -> {}, () -> 1, Clock.systemUTC());
    }
}
