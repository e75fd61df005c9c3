package io.github.carillon.starter.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.starter.RunningApp;
import java.io.IOException;
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
            Set.of("engine-rest", "provider", "graph-tokens", "sendgrid", "ses", "2010-04-01", "firebase-tokens");

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
        settings.put("tls.ca-file", file("ca.pem", server.certificate()));

        try (RunningApp app = RunningApp.alone(settings)) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                HttpsClients.ask(app);
                assertThat(server.asked()).containsAll(ALL).contains(path);
                assertThat(app.text("/actuator/health")).contains("APNs at 127.0.0.1 is there");
            });
        }
    }

    @Test
    void awss_token_service_is_asked_with_the_same_trust() throws Exception {
        Map<String, String> settings = HttpsClients.settings(server::at, "http");
        settings.keySet().removeAll(Set.of("connections.ses.access-key-id", "connections.ses.secret-access-key"));
        settings.put("tls.ca-file", file("ca.pem", server.certificate()));
        Map<String, String> surroundings = Map.of(
                "aws.endpointUrlSts", server.at("sts"),
                "aws.roleArn", "arn:aws:iam::123456789012:role/carillon",
                "aws.webIdentityTokenFile", file("identity", "the-identity"));
        surroundings.forEach(System::setProperty);

        try (RunningApp app = RunningApp.alone(settings)) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(app.text("/actuator/health"))
                        .contains("no AWS credentials by the web identity of AWS_WEB_IDENTITY_TOKEN_FILE: the answer is"
                                + " 503");
                assertThat(server.asked()).doesNotContain("ses");
            });
        } finally {
            surroundings.keySet().forEach(System::clearProperty);
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

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }
}
