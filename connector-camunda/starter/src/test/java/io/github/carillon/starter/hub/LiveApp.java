package io.github.carillon.starter.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.inbox.Inbox;
import io.github.carillon.core.inbox.InboxChannel;
import io.github.carillon.core.inbox.NoteListener;
import io.github.carillon.core.message.Note;
import io.github.carillon.starter.RunningApp;
import io.github.carillon.starter.inbox.TestTokens;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The application with an inbox of its own. */
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
        Map<String, String> settings = new HashMap<>(Map.of("inbox.jwt.secret", TestTokens.SECRET));
        settings.putAll(more);
        return new LiveApp(RunningApp.alone(settings));
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
        DeliveryKey key = new DeliveryKey("engine", tenant, "task-" + number, user, "inbox", user);
        Note note = SampleNotes.note(key.id(), tenant, user, "Note " + number, "");
        InboxChannel channel = new InboxChannel(app.bean(Inbox.class), app.bean(NoteListener.class));
        assertThat(channel.send(new Delivery<>(key, note))).isInstanceOf(Outcome.Accepted.class);
        return note.id();
    }

    @Override
    public void close() {
        app.close();
    }
}
