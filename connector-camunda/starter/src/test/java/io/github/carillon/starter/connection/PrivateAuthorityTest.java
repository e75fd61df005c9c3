package io.github.carillon.starter.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.starter.RunningApp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that is asked over HTTPS may have a certificate of a private authority. */
final class PrivateAuthorityTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> ALL =
            Set.of("engine-rest", "provider", "graph-tokens", "sendgrid", "ses", "2010-04-01");

    @TempDir
    private Path folder;

    private PrivateServer server;

    @BeforeEach
    void start() throws Exception {
        server = PrivateServer.start(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"http, hub", "hub, hub", "azure, api"})
    void all_trust_whom_the_general_file_names(String mode, String path) throws Exception {
        Map<String, String> settings = HttpsClients.settings(server::at, mode);
        settings.put(
                "tls.ca-file",
                Files.writeString(folder.resolve("ca.pem"), server.certificate())
                        .toString());

        try (RunningApp app = RunningApp.alone(settings)) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                HttpsClients.ask(app);
                assertThat(server.asked()).containsAll(ALL).contains(path);
            });
        }
    }

    @Test
    void nobody_is_trusted_whom_nobody_names() throws Exception {
        try (RunningApp app = RunningApp.alone(HttpsClients.settings(server::at, "http"))) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                HttpsClients.ask(app);
                assertThat(app.text("/actuator/health"))
                        .contains("\"engine\"", "\"graph\"", "\"sendgrid\"", "\"ses\"", "\"texts\"")
                        .doesNotContain("not been checked");
            });
            assertThat(server.asked()).isEmpty();
        }
    }
}
