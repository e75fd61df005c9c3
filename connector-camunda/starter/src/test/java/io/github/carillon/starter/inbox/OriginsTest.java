package io.github.carillon.starter.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.recipient.Reader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which web pages may ask. Some headers cannot be set by Java's client, so that these requests are written by hand. */
final class OriginsTest {

    private final Reader ada = InboxApp.newReader("ada");

    @Test
    void a_page_of_a_named_origin_may_ask_for_permission_without_a_token() throws IOException {
        String answer = preflight(InboxApp.ORIGIN, "/api/notes/counts", "DELETE");

        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .contains("Access-Control-Allow-Origin: " + InboxApp.ORIGIN)
                .contains("Access-Control-Allow-Credentials: true")
                .containsPattern("Access-Control-Allow-Methods: .*DELETE")
                .containsPattern("Access-Control-Allow-Headers: .*authorization");
    }

    @Test
    void the_hub_too_may_be_asked_from_there() throws IOException {
        assertThat(preflight(InboxApp.ORIGIN, "/hubs/notifications/negotiate", "POST"))
                .startsWith("HTTP/1.1 200")
                .contains("Access-Control-Allow-Origin: " + InboxApp.ORIGIN);
    }

    @Test
    void a_page_of_a_named_origin_gets_its_answer() {
        HttpResponse<String> answer =
                InboxApp.send(InboxApp.request(ada, "/api/notes/counts").header("Origin", InboxApp.ORIGIN));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(InboxApp.ORIGIN);
    }

    @Test
    void any_other_page_gets_nothing() throws IOException {
        for (String origin : new String[] {"https://evil.example.org", "null", InboxApp.ORIGIN + ".evil.org"}) {
            HttpResponse<String> answer =
                    InboxApp.send(InboxApp.request(ada, "/api/notes/counts").header("Origin", origin));

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("carillon.inbox.origins").doesNotContain("unseen");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
            assertThat(preflight(origin, "/api/notes/counts", "GET")).startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void this_servers_own_pages_need_no_permission() {
        URI own = InboxApp.app().uri("");

        assertThat(InboxApp.send(InboxApp.request(ada, "/api/notes/counts").header("Origin", own.toString()))
                        .statusCode())
                .isEqualTo(200);
    }

    private static String preflight(String origin, String path, String method) throws IOException {
        int port = InboxApp.app().uri(path).getPort();
        String request = "OPTIONS " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nOrigin: " + origin
                + "\r\nAccess-Control-Request-Method: " + method
                + "\r\nAccess-Control-Request-Headers: authorization\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .lines()
                    .collect(Collectors.joining("\n"));
        }
    }
}
