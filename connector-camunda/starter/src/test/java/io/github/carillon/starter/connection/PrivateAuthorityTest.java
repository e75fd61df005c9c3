package io.github.carillon.starter.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.core.inbox.NoteListener;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.Origin;
import io.github.carillon.core.message.Severity;
import io.github.carillon.starter.RunningApp;
import io.github.carillon.starter.inbox.TestTokens;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
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
        Map<String, String> settings = settings(mode);
        settings.put(
                "tls.ca-file",
                Files.writeString(folder.resolve("ca.pem"), server.certificate())
                        .toString());

        try (RunningApp app = RunningApp.alone(settings)) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                askEverybody(app);
                assertThat(server.asked()).containsAll(ALL).contains(path);
            });
        }
    }

    @Test
    void nobody_is_trusted_whom_nobody_names() throws Exception {
        try (RunningApp app = RunningApp.alone(settings("http"))) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                askEverybody(app);
                assertThat(app.text("/actuator/health"))
                        .contains("\"engine\"", "\"graph\"", "\"sendgrid\"", "\"ses\"", "\"texts\"")
                        .doesNotContain("not been checked");
            });
            assertThat(server.asked()).isEmpty();
        }
    }

    private static void askEverybody(RunningApp app) throws Exception {
        app.text("/actuator/health");
        app.bean(NoteListener.class).stored(note());
        HttpRequest inbox = HttpRequest.newBuilder(app.uri("/api/notes/counts"))
                .header("Authorization", "Bearer " + TestTokens.good("", "mary"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(inbox, BodyHandlers.discarding())
                        .statusCode())
                .isIn(401, 503);
    }

    private Map<String, String> settings(String mode) {
        Map<String, String> settings = new HashMap<>();
        settings.put("engine.url", server.at("engine-rest"));
        settings.put("inbox.jwt.issuer", server.at("provider"));
        settings.put("connections.graph.type", "graph");
        settings.put("connections.graph.from", "shop@example.org");
        settings.put("connections.graph.client-id", "app");
        settings.put("connections.graph.client-secret", "the-secret");
        settings.put("connections.graph.token-url", server.at("graph-tokens"));
        settings.put("connections.graph.base-url", server.at("graph"));
        settings.put("connections.sendgrid.type", "sendgrid");
        settings.put("connections.sendgrid.from", "shop@example.org");
        settings.put("connections.sendgrid.api-key", "the-key");
        settings.put("connections.sendgrid.base-url", server.at("sendgrid"));
        settings.put("connections.ses.type", "ses");
        settings.put("connections.ses.from", "shop@example.org");
        settings.put("connections.ses.region", "eu-central-1");
        settings.put("connections.ses.access-key-id", "AKIAEXAMPLEEXAMPLE00");
        settings.put("connections.ses.secret-access-key", "the-key");
        settings.put("connections.ses.base-url", server.at("ses"));
        settings.put("connections.texts.type", "twilio");
        settings.put("connections.texts.account-sid", "AC0123456789abcdef0123456789abcdef");
        settings.put("connections.texts.auth-token", "the-token");
        settings.put("connections.texts.from", "+15005550006");
        settings.put("connections.texts.base-url", server.at("").replaceFirst("/$", ""));
        settings.put("default.mail-service", "sendgrid");
        settings.put("signalr.mode", mode);
        if (mode.equals("azure")) {
            settings.put(
                    "signalr.connection-string",
                    "Endpoint=" + server.at("").replaceFirst("/$", "") + ";AccessKey=" + "k".repeat(44)
                            + ";Version=1.0;");
        } else {
            settings.put("signalr.url", server.at("hub"));
        }
        return settings;
    }

    private static Note note() {
        Instant now = Instant.now();
        return new Note(
                "0123456789abcdef0123456789abcdef",
                "",
                "mary",
                "Hello",
                "",
                null,
                Note.INFO,
                Severity.INFO,
                Origin.none(),
                now,
                now.plusSeconds(60));
    }
}
