package io.github.carillon.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.signalr.TransportEnum;
import io.github.carillon.starter.hub.Arrival;
import io.github.carillon.starter.hub.JavaClient;
import io.github.carillon.starter.hub.Judges;
import io.github.carillon.starter.hub.NodeClient;
import io.github.carillon.starter.inbox.TestTokens;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From the step of a process to SignalR's own clients, in node, Chromium and Java, by each of their transports. */
final class LiveTest {

    private static final int INSTANCES = 3;

    /** It is well below a second where the machine has nothing else to do; what it was is printed. */
    private static final Duration LIVE = Duration.ofSeconds(5);

    private static final DateTimeFormatter ENGINE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT);

    private static final List<String> TRANSPORTS = List.of("WebSockets", "ServerSentEvents", "LongPolling");

    private static Sandbox sandbox;
    private static SandboxClient client;

    private final List<AutoCloseable> opened = new ArrayList<>();

    @BeforeAll
    static void start() {
        Judges.installWithBrowser();
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        sandbox = Sandbox.start(new Narrator(nowhere, Clock.systemUTC()), "--port=0", "--start=false");
        client = new SandboxClient(sandbox.page());
    }

    @AfterEach
    void leave() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    @AfterAll
    static void stop() {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Test
    void what_a_step_tells_is_live_at_every_client() throws Exception {
        Map<String, Supplier<List<Arrival>>> clients = new LinkedHashMap<>();
        for (String transport : TRANSPORTS) {
            clients.put("JavaScript in node, " + transport, node(transport)::arrivals);
            clients.put("JavaScript in Chromium, " + transport, chromium(transport)::arrivals);
        }
        for (TransportEnum transport : List.of(TransportEnum.WEBSOCKETS, TransportEnum.LONG_POLLING)) {
            clients.put("Java, " + transport, java(transport)::arrivals);
        }
        List<Instant> begun = new ArrayList<>();
        for (int instance = 1; instance <= INSTANCES; instance++) {
            begun.add(beginOfStep(new Processes(client).startWith("approval-requested", Map.of())));
            await().atMost(Processes.PATIENCE)
                    .until(() -> clients.values().stream()
                            .allMatch(arrivals -> arrivals.get().size() == begun.size()));
        }
        clients.forEach((name, arrivals) -> judge(name, arrivals.get(), begun));
    }

    private NodeClient node(String transport) {
        return connected(NodeClient.start("client.mjs", hub(), transport, token()));
    }

    private NodeClient chromium(String transport) {
        String page = sandbox.page().resolve("/bell").toString();
        return connected(NodeClient.start("browser.mjs", hub(), transport, token(), page));
    }

    private NodeClient connected(NodeClient started) {
        opened.add(started);
        started.await("connected", 1);
        return started;
    }

    private JavaClient java(TransportEnum transport) {
        JavaClient connected = JavaClient.start(hub(), transport, token());
        opened.add(connected);
        return connected;
    }

    private static String hub() {
        return sandbox.page().resolve("/hubs/notifications").toString();
    }

    private static String token() {
        return TestTokens.bySecret(TestTokens.claims("demo", Instant.now()), sandbox.inboxSecret());
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
