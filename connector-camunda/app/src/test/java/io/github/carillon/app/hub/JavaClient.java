package io.github.carillon.app.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.signalr.HubConnection;
import com.microsoft.signalr.HubConnectionBuilder;
import com.microsoft.signalr.HubConnectionState;
import com.microsoft.signalr.TransportEnum;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The official Java client, as a program has it that wants to miss nothing. It does not connect again by itself. */
public final class JavaClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HubConnection connection;
    private final List<String> notes = new CopyOnWriteArrayList<>();

    private JavaClient(HubConnection connection) {
        this.connection = connection;
        connection.on("notification", note -> notes.add(String.valueOf(note.get("id"))), Map.class);
    }

    /**
     * Connects.
     *
     * @param transport {@code WEBSOCKETS} or {@code LONG_POLLING}; it knows no server-sent events
     */
    static JavaClient start(String url, TransportEnum transport, String token) {
        JavaClient client = new JavaClient(HubConnectionBuilder.create(url)
                .withTransport(transport)
                .withHeader("Authorization", "Bearer " + token)
                .build());
        assertThat(client.connection.start().blockingAwait(10, TimeUnit.SECONDS))
                .isTrue();
        return client;
    }

    HubConnection connection() {
        return connection;
    }

    /** The ids of the notes that came, in order. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    void awaitClosed() {
        await().atMost(PATIENCE).until(() -> connection.getConnectionState() == HubConnectionState.DISCONNECTED);
    }

    /** Connects again, trying until that works, and asks for what it has missed. */
    void comeBack() {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> connection.start().blockingAwait(5, TimeUnit.SECONDS));
        int more = since();
        while (more > 0) {
            more = since();
        }
    }

    /** How many notes came after the last one; they are here when it returns. */
    private int since() {
        int before = notes.size();
        int more =
                connection.invoke(Integer.class, "Since", notes.get(before - 1)).blockingGet();
        // the client has handlers in a thread of their own: the answer may come before the notes
        await().atMost(PATIENCE).until(() -> notes.size() >= before + more);
        return more;
    }

    @Override
    public void close() {
        assertThat(connection.stop().blockingAwait(10, TimeUnit.SECONDS)).isTrue();
    }
}
