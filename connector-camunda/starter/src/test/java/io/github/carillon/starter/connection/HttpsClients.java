package io.github.carillon.starter.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.inbox.NoteListener;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.Origin;
import io.github.carillon.core.message.Severity;
import io.github.carillon.starter.RunningApp;
import io.github.carillon.starter.inbox.TestTokens;
import io.github.carillon.testserver.GoogleAccount;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Everything of the worker's that asks somebody over HTTPS. */
final class HttpsClients {

    private HttpsClients() {}

    /** Has each of them ask for something. */
    static void ask(RunningApp app) throws Exception {
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

    /**
     * @param at the address of the service by this name
     * @param mode how notes are brought to their readers
     */
    static Map<String, String> settings(UnaryOperator<String> at, String mode) {
        Map<String, String> settings = new HashMap<>();
        settings.put("engine.url", at.apply("engine-rest"));
        settings.put("inbox.jwt.issuer", at.apply("provider"));
        settings.put("connections.graph.type", "graph");
        settings.put("connections.graph.from", "shop@example.org");
        settings.put("connections.graph.client-id", "app");
        settings.put("connections.graph.client-secret", "the-secret");
        settings.put("connections.graph.token-url", at.apply("graph-tokens"));
        settings.put("connections.graph.base-url", at.apply("graph"));
        settings.put("connections.sendgrid.type", "sendgrid");
        settings.put("connections.sendgrid.from", "shop@example.org");
        settings.put("connections.sendgrid.api-key", "the-key");
        settings.put("connections.sendgrid.base-url", at.apply("sendgrid"));
        settings.put("connections.ses.type", "ses");
        settings.put("connections.ses.from", "shop@example.org");
        settings.put("connections.ses.region", "eu-central-1");
        settings.put("connections.ses.access-key-id", "AKIAEXAMPLEEXAMPLE00");
        settings.put("connections.ses.secret-access-key", "the-key");
        settings.put("connections.ses.base-url", at.apply("ses"));
        settings.put("connections.texts.type", "twilio");
        settings.put("connections.texts.account-sid", "AC0123456789abcdef0123456789abcdef");
        settings.put("connections.texts.auth-token", "the-token");
        settings.put("connections.texts.from", "+15005550006");
        settings.put("connections.texts.base-url", at.apply("").replaceFirst("/$", ""));
        settings.put("connections.firebase.type", "fcm");
        settings.put(
                "connections.firebase.service-account",
                GoogleAccount.of("shop-1a2b3").keyFile());
        settings.put("connections.firebase.token-url", at.apply("firebase-tokens"));
        settings.put("connections.firebase.base-url", at.apply("firebase"));
        settings.put("connections.apple.type", "apns");
        settings.put("connections.apple.team-id", "TEAM000001");
        settings.put("connections.apple.key-id", "KEY0000001");
        settings.put("connections.apple.signing-key", signingKey());
        settings.put("connections.apple.topic", "org.example.shop");
        settings.put("connections.apple.base-url", at.apply("").replaceFirst("/$", ""));
        settings.put("default.mail-service", "sendgrid");
        settings.put("signalr.mode", mode);
        if (mode.equals("azure")) {
            settings.put(
                    "signalr.connection-string",
                    "Endpoint=" + at.apply("").replaceFirst("/$", "") + ";AccessKey=" + "k".repeat(44)
                            + ";Version=1.0;");
        } else {
            settings.put("signalr.url", at.apply("hub"));
        }
        return settings;
    }

    private static String signingKey() {
        try {
            KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
            String content =
                    Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded());
            return "-----BEGIN PRIVATE KEY-----\n" + content + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
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
