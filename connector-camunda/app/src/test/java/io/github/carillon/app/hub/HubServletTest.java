package io.github.carillon.app.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.core.signalr.protocol.HubJson;
import io.github.carillon.core.signalr.protocol.Records;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the hub says to requests, one by one. */
final class HubServletTest {

    private static final String END = String.valueOf(Records.END);

    private final HttpClient http = HttpClient.newHttpClient();
    private HubServer server;

    @BeforeEach
    void start() {
        server = HubServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void negotiation_offers_three_transports() throws Exception {
        JsonNode answer = json(post("/negotiate?negotiateVersion=1", "mary", ""));

        assertThat(answer.get("negotiateVersion").asInt()).isEqualTo(1);
        assertThat(answer.get("connectionToken").asText())
                .hasSizeGreaterThan(30)
                .isNotEqualTo(answer.get("connectionId").asText());
        assertThat(answer.get("availableTransports").findValuesAsText("transport"))
                .containsExactly("WebSockets", "ServerSentEvents", "LongPolling");
    }

    @ParameterizedTest
    @CsvSource({"'',0", "?negotiateVersion=0,0", "?negotiateVersion=1,1", "?negotiateVersion=9,1"})
    void the_version_is_the_clients_if_it_is_known(String query, int version) throws Exception {
        JsonNode answer = json(post("/negotiate" + query, "mary", ""));

        assertThat(answer.get("negotiateVersion").asInt()).isEqualTo(version);
        assertThat(answer.has("connectionToken")).isEqualTo(version == 1);
    }

    @Test
    void an_old_client_connects_by_the_id_alone() throws Exception {
        String id = json(post("/negotiate", "mary", "")).get("connectionId").asText();

        assertThat(get("?id=" + id, "mary").statusCode()).isEqualTo(200);
    }

    @Test
    void nothing_is_had_without_a_token() throws Exception {
        assertThat(send(request("/negotiate?negotiateVersion=1").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(request("?id=x").GET()).statusCode()).isEqualTo(401);
        assertThat(server.connections().size()).isZero();
    }

    @Test
    void somebody_elses_connection_is_none() throws Exception {
        String token = negotiate("mary");

        assertThat(get("?id=" + token, "bob").statusCode()).isEqualTo(404);
        assertThat(post("?id=" + token, "bob", HubJson.handshake()).statusCode())
                .isEqualTo(404);
        assertThat(send(request("?id=" + token)
                                .header("Authorization", "Bearer bob")
                                .DELETE())
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("?id=" + token, "mary").statusCode()).isEqualTo(200);
    }

    @Test
    void requests_that_make_no_sense_are_told_so() throws Exception {
        String token = negotiate("mary");

        assertThat(get("?id=unknown", "mary").statusCode()).isEqualTo(404);
        assertThat(get("", "mary").statusCode()).isEqualTo(400);
        assertThat(get("/elsewhere", "mary").statusCode()).isEqualTo(404);
        assertThat(get("/negotiate", "mary").statusCode()).isEqualTo(405);
        assertThat(post("/negotiate?negotiateVersion=x", "mary", "").statusCode())
                .isEqualTo(400);
        assertThat(send(request("?id=" + token)
                                .header("Authorization", "Bearer mary")
                                .PUT(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void what_is_said_has_a_limit() throws Exception {
        String token = negotiate("mary");
        int limit = HubLimits.standard().largestMessage();

        assertThat(post("?id=" + token, "mary", "x".repeat(limit + 1)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void a_user_has_so_many_connections_and_no_more() throws Exception {
        for (int count = 0; count < HubLimits.standard().perReader(); count++) {
            negotiate("mary");
        }
        HttpResponse<String> refused = post("/negotiate?negotiateVersion=1", "mary", "");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        negotiate("bob");
    }

    @Test
    void polls_wait_for_something_to_say() throws Exception {
        String token = negotiate("mary");
        assertThat(get("?id=" + token, "mary").body()).isEmpty();
        assertThat(post("?id=" + token, "mary", HubJson.handshake()).statusCode())
                .isEqualTo(200);
        assertThat(get("?id=" + token, "mary").body()).isEqualTo("{}" + END);

        CompletableFuture<HttpResponse<String>> poll = later("?id=" + token, "mary");
        String id = server.tell("mary");
        assertThat(poll.join().body()).contains("\"notification\"").contains(id);
    }

    @Test
    void what_is_told_between_polls_is_not_lost() throws Exception {
        String token = polling("mary");
        String first = server.tell("mary");
        String second = server.tell("mary");

        assertThat(get("?id=" + token, "mary").body()).contains(first, second);
    }

    @Test
    void a_new_poll_ends_the_one_before() throws Exception {
        String token = polling("mary");
        CompletableFuture<HttpResponse<String>> first = later("?id=" + token, "mary");
        CompletableFuture<HttpResponse<String>> second = later("?id=" + token, "mary");

        CompletableFuture.anyOf(first, second).join();
        server.tell("mary");
        assertThat(first.join().statusCode() + second.join().statusCode()).isEqualTo(200 + 204);
    }

    @Test
    void deleting_ends_the_poll() throws Exception {
        String token = polling("mary");
        CompletableFuture<HttpResponse<String>> poll = later("?id=" + token, "mary");
        assertThat(send(request("?id=" + token)
                                .header("Authorization", "Bearer mary")
                                .DELETE())
                        .statusCode())
                .isEqualTo(202);

        assertThat(poll.join().body()).isIn("", "{\"type\":7}" + END);
        assertThat(server.listeners("mary")).isZero();
        assertThat(get("?id=" + token, "mary").statusCode()).isIn(204, 404);
    }

    @Test
    void an_event_stream_carries_records_and_there_is_one_only() throws Exception {
        String token = negotiate("mary");
        HttpResponse<InputStream> stream = events(token);
        assertThat(stream.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(events(token).statusCode()).isEqualTo(409);
        post("?id=" + token, "mary", HubJson.handshake());

        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(next(lines)).isEqualTo("data: {}" + END);
            String id = server.tell("mary");
            assertThat(next(lines)).startsWith("data: {\"type\":1").contains(id).endsWith(END);
        }
    }

    @Test
    void a_stream_that_breaks_is_noticed_when_something_is_said() throws Exception {
        String token = negotiate("mary");
        HttpResponse<InputStream> stream = events(token);
        post("?id=" + token, "mary", HubJson.handshake());
        stream.body().close();

        await().untilAsserted(() -> {
            server.tell("mary");
            assertThat(server.listeners("mary")).isZero();
        });
    }

    @Test
    void a_second_socket_is_a_conflict_and_an_unknown_id_none() {
        String token = negotiateQuietly("mary");
        WebSocket first = socket("?id=" + token + "&access_token=mary").join();

        assertRefused(socket("?id=" + token + "&access_token=mary"), 409);
        assertRefused(socket("?id=unknown&access_token=mary"), 404);
        assertRefused(socket("?id=" + token + "&access_token=bob"), 404);
        assertRefused(socket("?id=" + token), 401);
        first.abort();
    }

    @Test
    void a_socket_takes_no_posts() throws Exception {
        String token = negotiate("mary");
        WebSocket socket = socket("?id=" + token + "&access_token=mary").join();

        assertThat(post("?id=" + token, "mary", HubJson.handshake()).statusCode())
                .isEqualTo(405);
        assertThat(events(token).statusCode()).isEqualTo(409);
        socket.abort();
    }

    @Test
    void a_socket_needs_no_negotiation() {
        WebSocket socket = socket("?access_token=mary").join();
        socket.sendText(HubJson.handshake(), true).join();

        await().untilAsserted(() -> assertThat(server.listeners("mary")).isEqualTo(1));
        socket.abort();
        await().untilAsserted(() -> assertThat(server.listeners("mary")).isZero());
    }

    @Test
    void connections_that_have_ended_are_forgotten() {
        WebSocket socket = socket("?access_token=mary").join();
        assertThat(server.connections().size()).isEqualTo(1);
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();

        await().untilAsserted(() -> assertThat(server.connections().size()).isZero());
    }

    @Test
    void a_client_that_reads_nothing_holds_up_nobody() {
        HubLimits limits = HubLimits.standard();
        try (HubServer small = HubServer.start(
                new HubLimits(
                        limits.keepAlive(),
                        limits.silence(),
                        limits.handshake(),
                        limits.largestMessage(),
                        20_000,
                        limits.messages(),
                        limits.perReader(),
                        limits.total()),
                Clock.systemUTC())) {
            WebSocket deaf = http.newWebSocketBuilder()
                    .buildAsync(URI.create(small.url().replace("http:", "ws:") + "?access_token=mary"), new Deaf())
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

    private CompletableFuture<WebSocket> socket(String query) {
        return http.newWebSocketBuilder()
                .buildAsync(URI.create(server.url().replace("http:", "ws:") + query), new WebSocket.Listener() {});
    }

    /** Past the handshake, by polling. */
    private String polling(String user) throws Exception {
        String token = negotiate(user);
        get("?id=" + token, user);
        post("?id=" + token, user, HubJson.handshake());
        assertThat(get("?id=" + token, user).body()).isEqualTo("{}" + END);
        return token;
    }

    private String negotiate(String user) throws Exception {
        return json(post("/negotiate?negotiateVersion=1", user, ""))
                .get("connectionToken")
                .asText();
    }

    private String negotiateQuietly(String user) {
        try {
            return negotiate(user);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private HttpResponse<InputStream> events(String token) throws Exception {
        return http.send(
                request("?id=" + token)
                        .header("Authorization", "Bearer mary")
                        .header("Accept", "text/event-stream")
                        .build(),
                BodyHandlers.ofInputStream());
    }

    private static String next(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line.isEmpty() || line.startsWith(":")) {
            line = lines.readLine();
        }
        return line;
    }

    private HttpResponse<String> get(String path, String user) throws Exception {
        return send(request(path).header("Authorization", "Bearer " + user).GET());
    }

    private CompletableFuture<HttpResponse<String>> later(String path, String user) {
        return http.sendAsync(
                request(path).header("Authorization", "Bearer " + user).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String user, String body) throws Exception {
        return send(request(path)
                .header("Authorization", "Bearer " + user)
                .header("Content-Type", "text/plain;charset=UTF-8")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(Duration.ofSeconds(10));
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
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
