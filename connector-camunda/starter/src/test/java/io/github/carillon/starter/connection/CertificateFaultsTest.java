package io.github.carillon.starter.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.starter.Console;
import io.github.carillon.starter.RunningApp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a server's certificate is told apart, and with what to do, whoever calls the server. */
final class CertificateFaultsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String UNKNOWN = "name the PEM file of its certificate authority by tls.ca-file";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"http", "hub", "azure"})
    void nobody_vouches_for_it(String mode) throws Exception {
        try (PrivateServer server = PrivateServer.start(folder)) {
            allSay(UNKNOWN, HttpsClients.settings(server::at, mode));
        }
    }

    @Test
    void it_has_expired() throws Exception {
        try (PrivateServer server = PrivateServer.expired(folder)) {
            allSay("certificate has expired: whoever runs it must renew it", trusting(server));
        }
    }

    @Test
    void it_is_made_for_another_name() throws Exception {
        try (PrivateServer server = PrivateServer.ofAnotherName(folder)) {
            allSay("made for other names than the configured one", trusting(server));
        }
    }

    @Test
    void there_is_none_since_the_server_speaks_no_tls() throws Exception {
        try (PlainServer server = PlainServer.start()) {
            allSay("the server speaks no TLS at this port", HttpsClients.settings(server::at, "http"));
        }
    }

    private Map<String, String> trusting(PrivateServer server) throws Exception {
        Map<String, String> settings = HttpsClients.settings(server::at, "http");
        settings.put(
                "tls.ca-file",
                Files.writeString(folder.resolve("ca.pem"), server.certificate())
                        .toString());
        return settings;
    }

    private static void allSay(String words, Map<String, String> settings) throws Exception {
        try (Console console = Console.captured();
                RunningApp app = RunningApp.alone(settings)) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                HttpsClients.ask(app);
                JsonNode health = app.json("/actuator/health").path("components");
                assertThat(detail(health.path("engine"))).contains(words);
                for (String connection : new String[] {"graph", "sendgrid", "ses", "texts", "firebase", "apple"}) {
                    JsonNode one = health.path("connections").path("components").path(connection);
                    assertThat(detail(one)).as(connection).contains(words);
                }
                assertThat(console.lines().stream().filter(line -> line.contains(words)))
                        .as("the engine, the provider of tokens, and live notes")
                        .anyMatch(line -> line.contains("No tasks can be fetched"))
                        .anyMatch(line -> line.contains("The provider of tokens"))
                        .anyMatch(line -> line.contains("not pushed live"));
            });
        }
    }

    private static String detail(JsonNode part) {
        return part.path("details").path("detail").asText();
    }
}
