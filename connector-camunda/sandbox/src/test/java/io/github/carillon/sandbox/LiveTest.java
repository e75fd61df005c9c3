package io.github.carillon.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.signalr.TransportEnum;
import io.github.carillon.app.hub.Arrival;
import io.github.carillon.app.hub.JavaClient;
import io.github.carillon.app.hub.Judges;
import io.github.carillon.app.hub.NodeClient;
import io.github.carillon.app.inbox.TestTokens;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From the step of a process to SignalR's own clients, by each of their transports. */
final class LiveTest {

    private static final int INSTANCES = 3;

    /** It is well below a second where the machine has nothing else to do; what it was is printed. */
    private static final Duration LIVE = Duration.ofSeconds(5);

    private static final DateTimeFormatter ENGINE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT);

    private static Sandbox sandbox;
    private static SandboxClient client;

    @BeforeAll
    static void start() {
        Judges.install();
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        sandbox = Sandbox.start(new Narrator(nowhere, Clock.systemUTC()), "--port=0", "--start=false");
        client = new SandboxClient(sandbox.page());
    }

    @AfterAll
    static void stop() {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Test
    void what_a_step_tells_is_live_at_every_client() throws Exception {
        String hub = sandbox.page().resolve("/hubs/notifications").toString();
        String token = TestTokens.bySecret(TestTokens.claims("demo", Instant.now()), sandbox.inboxSecret());
        try (NodeClient sockets = NodeClient.start("client.mjs", hub, "WebSockets", token);
                NodeClient events = NodeClient.start("client.mjs", hub, "ServerSentEvents", token);
                NodeClient polls = NodeClient.start("client.mjs", hub, "LongPolling", token);
                JavaClient javaSockets = JavaClient.start(hub, TransportEnum.WEBSOCKETS, token);
                JavaClient javaPolls = JavaClient.start(hub, TransportEnum.LONG_POLLING, token)) {
            List.of(sockets, events, polls).forEach(one -> one.await("connected", 1));
            Map<String, Supplier<List<Arrival>>> clients = new LinkedHashMap<>();
            clients.put("JavaScript, WebSocket", sockets::arrivals);
            clients.put("JavaScript, server-sent events", events::arrivals);
            clients.put("JavaScript, long polling", polls::arrivals);
            clients.put("Java, WebSocket", javaSockets::arrivals);
            clients.put("Java, long polling", javaPolls::arrivals);
            List<Instant> begun = new ArrayList<>();
            for (int instance = 1; instance <= INSTANCES; instance++) {
                begun.add(beginOfStep(new Processes(client).startWith("approval-requested", Map.of())));
                await().atMost(Processes.PATIENCE)
                        .until(() -> clients.values().stream()
                                .allMatch(arrivals -> arrivals.get().size() == begun.size()));
            }
            clients.forEach((name, arrivals) -> judge(name, arrivals.get(), begun));
        }
    }

    private static void judge(String name, List<Arrival> arrivals, List<Instant> begun) {
        for (int note = 0; note < arrivals.size(); note++) {
            Arrival arrival = arrivals.get(note);
            Duration sinceStep = Duration.between(begun.get(note), arrival.at());
            Duration sinceNote = Duration.between(arrival.createdAt(), arrival.at());
            System.out.printf(
                    "%s: %d ms after the step began, %d ms after the note was made%n",
                    name, sinceStep.toMillis(), sinceNote.toMillis());
            assertThat(sinceNote).as(name).isLessThan(LIVE);
        }
    }

    /** When the engine came to the step that tells of the approval. */
    private static Instant beginOfStep(String instance) {
        String time = await().atMost(Processes.PATIENCE)
                .until(
                        () -> client.read("/engine-rest/history/activity-instance?activityId=RingTheBell"
                                        + "&processInstanceId=" + instance)
                                .at("/0/startTime")
                                .asText(""),
                        found -> !found.isEmpty());
        return OffsetDateTime.parse(time, ENGINE_TIME).toInstant();
    }
}
