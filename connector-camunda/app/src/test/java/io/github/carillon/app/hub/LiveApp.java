package io.github.carillon.app.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.app.RunningApp;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.inbox.Inbox;
import io.github.carillon.core.inbox.InboxChannel;
import io.github.carillon.core.inbox.NoteListener;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.Origin;
import io.github.carillon.core.message.Severity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The application with an inbox of its own. Neither the engine nor the mail server is there, and neither is needed. */
final class LiveApp implements AutoCloseable {

    private final AtomicInteger made = new AtomicInteger();
    private final RunningApp app;

    private LiveApp(RunningApp app) {
        this.app = app;
    }

    /**
     * Starts it.
     *
     * @param more settings, without {@code carillon.}
     */
    static LiveApp start(Map<String, String> more) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("engine.url", "http://127.0.0.1:9/engine-rest");
        settings.put("connections.mail.type", "smtp");
        settings.put("connections.mail.host", "127.0.0.1");
        settings.put("connections.mail.port", 9);
        settings.put("connections.mail.from", "shop@example.org");
        settings.put("connections.mail.security", "plain");
        settings.put("inbox.jwt.secret", HubTokens.SECRET);
        settings.putAll(more);
        return new LiveApp(RunningApp.with(settings));
    }

    String hub() {
        return app.uri("/hubs/notifications").toString();
    }

    int port() {
        return app.uri("/").getPort();
    }

    /** How many clients are connected, or seem to be. */
    int connections() {
        return app.bean(HubConnections.class).size();
    }

    String text(String path) {
        return app.text(path);
    }

    NodeClient client(String transport, String token) {
        return NodeClient.start("client.mjs", hub(), transport, token);
    }

    /** Sends a note as a task does. */
    String keep(String tenant, String user) {
        int number = made.incrementAndGet();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        DeliveryKey key = new DeliveryKey("engine", tenant, "task-" + number, user, "signalr", user);
        Note note = new Note(
                key.id(),
                tenant,
                user,
                "Note " + number,
                "",
                null,
                Note.INFO,
                Severity.INFO,
                Origin.none(),
                now,
                now.plus(30, ChronoUnit.DAYS));
        InboxChannel channel = new InboxChannel(app.bean(Inbox.class), app.bean(NoteListener.class));
        assertThat(channel.send(new Delivery<>(key, note))).isInstanceOf(Outcome.Accepted.class);
        return note.id();
    }

    @Override
    public void close() {
        app.close();
    }
}
