package io.github.carillon.starter.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.carillon.core.live.protocol.HubJson;
import io.github.carillon.core.live.protocol.Records;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Polls, event streams and WebSockets as the hub answers them. */
final class HubTransportsTest {

    private static final String END = String.valueOf(Records.END);

    private HubServer server;
    private HubRequests requests;

    @BeforeEach
    void start() {
        server = HubServer.start();
        requests = new HubRequests(server.url());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void polls_wait_for_something_to_say() throws Exception {
        String token = requests.negotiate("mary");
        assertThat(requests.get("?id=" + token, "mary").body()).isEmpty();
        assertThat(requests.post("?id=" + token, "mary", HubJson.handshake()).statusCode())
                .isEqualTo(200);
        assertThat(requests.get("?id=" + token, "mary").body()).isEqualTo("{}" + END);

        CompletableFuture<HttpResponse<String>> poll = requests.later("?id=" + token, "mary");
        String id = server.tell("mary");
        assertThat(poll.join().body()).contains("\"notification\"").contains(id);
    }

    @Test
    void what_is_told_between_polls_is_not_lost() throws Exception {
        String token = polling("mary");
        String first = server.tell("mary");
        String second = server.tell("mary");

        assertThat(requests.get("?id=" + token, "mary").body()).contains(first, second);
    }

    @Test
    void a_new_poll_ends_the_one_before() throws Exception {
        String token = polling("mary");
        CompletableFuture<HttpResponse<String>> first = requests.later("?id=" + token, "mary");
        CompletableFuture<HttpResponse<String>> second = requests.later("?id=" + token, "mary");

        CompletableFuture.anyOf(first, second).join();
        server.tell("mary");
        assertThat(first.join().statusCode() + second.join().statusCode()).isEqualTo(200 + 204);
    }

    @Test
    void deleting_ends_the_poll() throws Exception {
        String token = polling("mary");
        CompletableFuture<HttpResponse<String>> poll = requests.later("?id=" + token, "mary");
        assertThat(requests.send(requests.request("?id=" + token)
                                .header("Authorization", "Bearer mary")
                                .DELETE())
                        .statusCode())
                .isEqualTo(202);

        assertThat(poll.join().body()).isIn("", "{\"type\":7}" + END);
        assertThat(server.listeners("mary")).isZero();
        assertThat(requests.get("?id=" + token, "mary").statusCode()).isIn(204, 404);
    }

    @Test
    void an_event_stream_carries_records_and_there_is_one_only() throws Exception {
        String token = requests.negotiate("mary");
        HttpResponse<InputStream> stream = requests.events(token, "mary");
        assertThat(stream.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(requests.events(token, "mary").statusCode()).isEqualTo(409);
        requests.post("?id=" + token, "mary", HubJson.handshake());

        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(next(lines)).isEqualTo("data: {}" + END);
            String id = server.tell("mary");
            assertThat(next(lines)).startsWith("data: {\"type\":1").contains(id).endsWith(END);
        }
    }

    @Test
    void a_stream_that_breaks_is_noticed_when_something_is_said() throws Exception {
        String token = requests.negotiate("mary");
        HttpResponse<InputStream> stream = requests.events(token, "mary");
        requests.post("?id=" + token, "mary", HubJson.handshake());
        stream.body().close();

        await().untilAsserted(() -> {
            server.tell("mary");
            assertThat(server.listeners("mary")).isZero();
        });
    }

    @Test
    void a_second_socket_is_a_conflict_and_an_unknown_id_none() throws Exception {
        String token = requests.negotiate("mary");
        WebSocket first = requests.socket("?id=" + token + "&access_token=mary").join();

        assertRefused(requests.socket("?id=" + token + "&access_token=mary"), 409);
        assertRefused(requests.socket("?id=unknown&access_token=mary"), 404);
        assertRefused(requests.socket("?id=" + token + "&access_token=bob"), 404);
        assertRefused(requests.socket("?id=" + token), 401);
        first.abort();
    }

    @Test
    void a_socket_takes_no_posts() throws Exception {
        String token = requests.negotiate("mary");
        WebSocket socket =
                requests.socket("?id=" + token + "&access_token=mary").join();

        assertThat(requests.post("?id=" + token, "mary", HubJson.handshake()).statusCode())
                .isEqualTo(405);
        assertThat(requests.events(token, "mary").statusCode()).isEqualTo(409);
        socket.abort();
    }

    @Test
    void a_socket_needs_no_negotiation() {
        WebSocket socket = requests.socket("?access_token=mary").join();
        socket.sendText(HubJson.handshake(), true).join();

        await().untilAsserted(() -> assertThat(server.listeners("mary")).isEqualTo(1));
        socket.abort();
        await().untilAsserted(() -> assertThat(server.listeners("mary")).isZero());
    }

    @Test
    void connections_that_have_ended_are_forgotten() {
        WebSocket socket = requests.socket("?access_token=mary").join();
        assertThat(server.connections().size()).isEqualTo(1);
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();

        await().untilAsserted(() -> assertThat(server.connections().size()).isZero());
    }

    @Test
    void a_client_that_reads_nothing_holds_up_nobody() {
        try (HubServer small = HubServer.start(TestLimits.withBacklog(20_000), Clock.systemUTC())) {
            WebSocket deaf = new HubRequests(small.url())
                    .socket("?access_token=mary", new Deaf())
                    .join();
            deaf.sendText(HubJson.handshake(), true).join();
            await().untilAsserted(() -> assertThat(small.listeners("mary")).isEqualTo(1));

            await().atMost(Duration.ofSeconds(20)).until(() -> {
                for (int note = 0; note < 1_000; note++) {
                    small.tell("mary");
                }
                return small.listeners("mary") == 0;
            });
            deaf.abort();
        }
    }

    private static void assertRefused(CompletableFuture<WebSocket> socket, int status) {
        assertThatThrownBy(socket::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(status));
    }

    /** Past the handshake, by polling. */
    private String polling(String user) throws Exception {
        String token = requests.negotiate(user);
        requests.get("?id=" + token, user);
        requests.post("?id=" + token, user, HubJson.handshake());
        assertThat(requests.get("?id=" + token, user).body()).isEqualTo("{}" + END);
        return token;
    }

    private static String next(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line.isEmpty() || line.startsWith(":")) {
            line = lines.readLine();
        }
        return line;
    }

    /** Asks for nothing. */
    private static final class Deaf implements WebSocket.Listener {

        @Override
        public void onOpen(WebSocket socket) {
            // no request for a message
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            return null;
        }
    }
}
