package io.github.carillon.starter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.starter.RunningApp;
import io.github.carillon.starter.inbox.TestTokens;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One machine against the application, with more connections than there are threads. */
final class StrangersCannotStopItTest {

    private static final int MANY = 260;
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static RunningApp app;

    @BeforeAll
    static void start() {
        app = RunningApp.alone(Map.of("inbox.jwt.secret", TestTokens.SECRET));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PUT /nothing",
                "PATCH /",
                "DELETE /actuator/health",
                "POST /actuator/health/liveness",
                "POST /bell/",
                "PUT /api/preferences",
                "POST /api/notes/all/seen",
                "POST /hubs/notifications/negotiate",
                "PUT /error"
            })
    void no_body_is_waited_for_that_nobody_is_to_read(String request) throws Exception {
        for (String body : new String[] {"Content-Length: 100000000\r\n", "Transfer-Encoding: chunked\r\n"}) {
            try (SlowClients clients = slow(1, request, FORM + body, "5\r\n")) {
                assertThat(clients.answers()).allMatch(answer -> answer.matches("(?s)HTTP/1.1 [45].*"));
            }
        }
        try (SlowClients clients = slow(
                1,
                request,
                "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 9000000\r\n",
                "--x\r\n")) {
            assertThat(clients.answers()).allMatch(answer -> answer.matches("(?s)HTTP/1.1 [45].*"));
        }
    }

    @Test
    void a_large_body_is_not_taken() throws Exception {
        assertThat(taken("PUT /nothing", 100_000_000)).isLessThan(20_000_000);
        assertThat(taken("PUT /api/preferences", 100_000_000)).isLessThan(20_000_000);
    }

    @Test
    void it_says_that_it_is_alive_while_bodies_come_slowly() throws Exception {
        try (SlowClients clients = slow(MANY, "PUT /nothing", FORM + "Content-Length: 1000\r\n", "a=")) {
            alive();
            assertThat(clients.answers())
                    .allMatch(answer -> answer.isEmpty() || answer.matches("(?s)HTTP/1.1 (404|503).*"));
        }
    }

    @Test
    void it_says_that_it_is_alive_while_heads_come_slowly() throws Exception {
        int port = app.uri("/").getPort();
        try (SlowClients clients = SlowClients.open(port, MANY, "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")) {
            alive();
            assertThat(clients.answers()).hasSize(MANY);
        }
    }

    @Test
    void it_says_that_it_is_alive_while_somebody_who_is_let_in_sends_slowly() throws Exception {
        String token = "Authorization: Bearer " + TestTokens.good("", "mary") + "\r\n";
        try (SlowClients clients =
                slow(MANY, "POST /api/notes/all/seen", token + "Content-Length: 1000\r\n", "{\"until\":")) {
            alive();
            assertThat(clients.answers()).anyMatch(answer -> answer.startsWith("HTTP/1.1 503"));
        }
    }

    @Test
    void it_says_that_it_is_alive_while_answers_are_taken_slowly() throws Exception {
        String one = "GET /bell/ HTTP/1.1\r\nHost: x\r\n\r\nGET /bell/carillon-bell.js HTTP/1.1\r\nHost: x\r\n\r\n";
        try (SlowClients clients = SlowClients.open(app.uri("/").getPort(), MANY, one.repeat(80))) {
            alive();
            assertThat(clients).isNotNull();
        }
    }

    private static SlowClients slow(int number, String request, String headers, String body) throws IOException {
        String head = request + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
        return SlowClients.open(app.uri("/").getPort(), number, head + body);
    }

    /** Three times, since one thread may be free by chance. */
    private static void alive() throws Exception {
        for (int each = 0; each < 3; each++) {
            HttpRequest request = HttpRequest.newBuilder(app.uri("/actuator/health/liveness"))
                    .timeout(Duration.ofSeconds(20))
                    .build();
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
        }
    }

    /** How many bytes of a body can be sent before the connection ends; the systems' buffers take some of them. */
    private static long taken(String request, long length) throws IOException {
        long sent = 0;
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), app.uri("/").getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write((request + " HTTP/1.1\r\nHost: localhost\r\n" + FORM + "Content-Length: " + length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] piece = new byte[10_000];
            while (sent < length) {
                out.write(piece);
                sent += piece.length;
            }
        } catch (SocketException refused) {
            // as it should be
        }
        return sent;
    }
}
