package io.github.carillon.starter.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.signalr.HubConnection;
import com.microsoft.signalr.HubConnectionBuilder;
import com.microsoft.signalr.HubConnectionState;
import com.microsoft.signalr.TransportEnum;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The official Java client, as a program has it that wants to miss nothing. It does not connect again by itself. */
public final class JavaClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HubConnection connection;
    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();

    private JavaClient(HubConnection connection) {
        this.connection = connection;
        connection.on("notification", this::note, Map.class);
    }

    /**
     * Connects.
     *
     * @param transport {@code WEBSOCKETS} or {@code LONG_POLLING}; it knows no server-sent events
     */
    public static JavaClient start(String url, TransportEnum transport, String token) {
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
        return arrivals.stream().map(Arrival::id).toList();
    }

    /** The notes that came, in order. */
    public List<Arrival> arrivals() {
        return List.copyOf(arrivals);
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
        int before = arrivals.size();
        int more = connection
                .invoke(Integer.class, "Since", arrivals.get(before - 1).id())
                .blockingGet();
        // the client has handlers in a thread of their own: the answer may come before the notes
        await().atMost(PATIENCE).until(() -> arrivals.size() >= before + more);
        return more;
    }

    private void note(Map<?, ?> note) {
        Instant createdAt = Instant.parse(String.valueOf(note.get("createdAt")));
        arrivals.add(new Arrival(String.valueOf(note.get("id")), createdAt, Instant.now()));
    }

    /** However that ends. */
    @Override
    public void close() {
        assertThat(connection.stop().onErrorComplete().blockingAwait(10, TimeUnit.SECONDS))
                .isTrue();
    }
}
