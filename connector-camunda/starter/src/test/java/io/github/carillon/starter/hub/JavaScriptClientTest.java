package io.github.carillon.starter.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code @microsoft/signalr}, unchanged, against the hub: in node and in a browser. */
final class JavaScriptClientTest {

    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private HubServer server;

    @BeforeAll
    static void install() {
        Judges.install();
    }

    @BeforeEach
    void start() {
        server = HubServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"WebSockets", "ServerSentEvents", "LongPolling"})
    void a_note_arrives_within_a_second_by_every_transport(String transport) {
        try (NodeClient client = NodeClient.start("client.mjs", server.url(), transport, "mary")) {
            judge(client);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"WebSockets", "ServerSentEvents", "LongPolling"})
    void so_it_does_in_a_browser(String transport) {
        Judges.installWithBrowser();
        try (NodeClient client = NodeClient.start("browser.mjs", server.url(), transport, "mary")) {
            judge(client);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"WebSockets", "ServerSentEvents", "LongPolling"})
    void whoever_was_offline_misses_nothing(String transport) {
        try (Cable cable = Cable.to(server.port());
                NodeClient client = NodeClient.start("client.mjs", cable.url(), transport, "mary")) {
            client.await("connected", 1);
            List<String> told = new ArrayList<>(List.of(server.tell("mary")));
            client.await("notification", 1);

            cable.pull();
            client.await("reconnecting", 1);
            for (int note = 0; note < 5; note++) {
                told.add(server.tell("mary"));
            }
            cable.plug();

            client.await("reconnected", 1);
            assertThat(client.notes()).containsSubsequence(told);
        }
    }

    /** One that polls shows by that alone that it is there. */
    @ParameterizedTest
    @ValueSource(strings = {"WebSockets", "ServerSentEvents", "LongPolling"})
    void a_quiet_time_ends_nothing(String transport) {
        try (HubServer impatient = HubServer.start(impatient(), Clock.systemUTC());
                NodeClient client = NodeClient.start("client.mjs", impatient.url(), transport, "mary", "500")) {
            client.await("connected", 1);
            await().during(Duration.ofSeconds(4))
                    .atMost(Duration.ofSeconds(6))
                    .until(() -> impatient.listeners("mary") == 1
                            && client.all("reconnecting").isEmpty());
        }
    }

    @Test
    void a_client_that_says_nothing_is_told_to_come_again() {
        try (HubServer impatient = HubServer.start(impatient(), Clock.systemUTC());
                NodeClient client = NodeClient.start("client.mjs", impatient.url(), "WebSockets", "mary", "60000")) {
            client.await("connected", 1);
            client.await("reconnecting", 1);
            client.await("reconnected", 1);
        }
    }

    /** Of a hub that knows the client for two seconds without a word, and pings each second. */
    private static HubLimits impatient() {
        return TestLimits.impatient(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void an_unknown_method_is_an_error_and_the_connection_stays() {
        try (NodeClient client = NodeClient.start("client.mjs", server.url(), "WebSockets", "mary")) {
            client.await("connected", 1);
            client.order("invoke", "DropTables", "notes");
            assertThat(client.await("failed", 1).get(1).asText()).contains("The hub has one method, Since.");

            String id = server.tell("mary");
            await().untilAsserted(() -> assertThat(client.notes()).containsExactly(id));
        }
    }

    @Test
    void a_server_that_stops_says_so_and_the_client_comes_again() {
        try (NodeClient client = NodeClient.start("client.mjs", server.url(), "WebSockets", "mary")) {
            client.await("connected", 1);
            server.connections().close();

            client.await("reconnecting", 1);
            assertThat(client.all("closed")).isEmpty();
        }
    }

    /** Connects, is told of a note, asks for what came since, and leaves. */
    private void judge(NodeClient client) {
        client.await("connected", 1);
        assertThat(server.listeners("mary")).isEqualTo(1);

        server.tell("bob");
        Instant begin = Instant.now();
        String first = server.tell("mary");
        assertThat(client.await("notification", 1).get(1).asText()).isEqualTo(first);
        assertThat(Duration.between(begin, Instant.now())).isLessThan(A_SECOND);
        assertThat(client.await("notification", 1).get(2).asText()).endsWith("\u2028 \u001e 🔔");

        String second = server.tell("mary");
        client.await("notification", 2);
        client.order("invoke", "Since", first);
        assertThat(client.await("result", 1).get(1).asInt()).isEqualTo(1);
        assertThat(client.notes()).containsExactly(first, second, second);

        client.order("stop");
        client.await("closed", 1);
        await().untilAsserted(() -> assertThat(server.listeners("mary")).isZero());
    }
}
