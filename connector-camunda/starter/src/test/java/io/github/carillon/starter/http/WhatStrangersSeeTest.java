package io.github.carillon.starter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.starter.RunningApp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the application tells whom. A stranger is who comes through a proxy, since all tests are on this machine. */
final class WhatStrangersSeeTest {

    private static final String TOKEN = "a-token-of-the-operators";
    private static final String THROUGH = "X-Forwarded-For";
    private static final String DOWN = "{\"status\":\"DOWN\",\"groups\":[\"liveness\",\"readiness\"]}";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static RunningApp app;

    @BeforeAll
    static void start() {
        app = RunningApp.alone(Map.of("operator-token", TOKEN), "--server.forward-headers-strategy=framework");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void a_stranger_learns_whether_it_is_up_and_nothing_else() throws Exception {
        assertThat(stranger("/actuator/health").body()).isEqualTo(DOWN);
        assertThat(stranger("/actuator/health").statusCode()).isEqualTo(503);
        assertThat(stranger("/actuator/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(stranger("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"DOWN\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health/engine",
                "/actuator/health/connections",
                "/actuator/health/connections/mail",
                "/actuator/health/diskSpace",
                "/actuator/health/readiness/engine"
            })
    void what_health_is_made_of_is_none_of_a_strangers_business(String path) throws Exception {
        assertThat(stranger(path).statusCode()).isEqualTo(404);
        assertThat(stranger(path).body()).doesNotContain("127.0.0.1", "detail");
        assertThat(local(path).statusCode()).isNotEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/",
                "/actuator/info",
                "/actuator/prometheus",
                "/actuator/prometheus/",
                "/actuator/health/../prometheus",
                "/actuator/health/..;/prometheus",
                "/actuator//prometheus",
                "/actuator;x=y/prometheus"
            })
    void a_stranger_gets_no_metrics_and_no_versions(String path) throws Exception {
        assertThat(stranger(path).statusCode()).isIn(400, 401, 404);
        assertThat(stranger(path).body()).doesNotContain("carillon", "version", "_links");
    }

    @Test
    void whoever_shows_the_token_sees_all_of_it() throws Exception {
        HttpRequest.Builder health = request(app.uri("/actuator/health")).header("Authorization", "Bearer " + TOKEN);
        HttpRequest.Builder metrics =
                request(app.uri("/actuator/prometheus")).header("authorization", "bearer " + TOKEN);
        HttpRequest.Builder wrong = request(app.uri("/actuator/info")).header("Authorization", "Bearer another");

        assertThat(send(health.header(THROUGH, "192.0.2.1")).body()).contains("\"engine\"", "\"detail\"");
        assertThat(send(metrics.header(THROUGH, "192.0.2.1")).body()).contains("carillon_tasks_inflight");
        assertThat(send(wrong.header(THROUGH, "192.0.2.1")).headers().firstValue("WWW-Authenticate"))
                .contains("Bearer");
    }

    @Test
    void whoever_is_on_this_machine_sees_all_of_it() throws Exception {
        assertThat(local("/actuator/health").body()).contains("\"engine\"", "\"detail\"");
        assertThat(local("/actuator/info").statusCode()).isEqualTo(200);
        assertThat(local("/actuator/prometheus").body()).contains("carillon_tasks_inflight");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X-Forwarded-For", "Forwarded", "X-Real-IP", "Via", "X-Forwarded-Host", "x-forwarded-anything"})
    void nobody_becomes_local_by_a_header(String header) throws Exception {
        for (String value : new String[] {"127.0.0.1", "for=127.0.0.1", "::1", "localhost"}) {
            HttpRequest.Builder request = request(app.uri("/actuator/health")).header(header, value);
            assertThat(send(request).body()).as(value).doesNotContain("components", "engine", "detail");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8090", "127.0.0.1", "127.0.0.1:8090", "127.1.2.3", "[::1]:8090"})
    void this_machine_has_these_names(String host) throws Exception {
        assertThat(raw("GET /actuator/health HTTP/1.1", host)).contains("\"engine\"", "\"detail\"");
        assertThat(raw("GET /actuator/prometheus HTTP/1.1", host)).contains("carillon_tasks_inflight");
    }

    /** A browser on this machine sends them for a page whose name was made to lead here. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example.org",
                "evil.example.org:8090",
                "localhost.example.org",
                "127.0.0.1.example.org",
                "127.0.0.1.nip.io:8090",
                "192.0.2.1",
                "0.0.0.0",
                "[2001:db8::1]"
            })
    void whoever_asks_for_another_host_is_a_stranger(String host) throws Exception {
        assertThat(raw("GET /actuator/health HTTP/1.1", host)).contains(DOWN).doesNotContain("engine", "detail");
        assertThat(raw("GET /actuator/prometheus HTTP/1.1", host))
                .startsWith("HTTP/1.1 401")
                .doesNotContain("carillon_");
    }

    @Test
    void the_host_of_a_whole_address_counts_and_not_the_header_beside_it() throws Exception {
        assertThat(raw("GET http://evil.example.org/actuator/prometheus HTTP/1.1", "localhost"))
                .doesNotContain("carillon_tasks");
    }

    @Test
    void errors_name_no_program_and_no_version() throws Exception {
        for (String line : new String[] {
            "GET /%zz HTTP/1.1", "BAD", "GET /x|y HTTP/1.1", "TRACE / HTTP/1.1", "GET /nothing HTTP/1.1", "GET / HTTP/9"
        }) {
            assertThat(raw(line)).as(line).doesNotContainIgnoringCase("tomcat", "spring", "Server:", "exception");
        }
    }

    @Test
    void without_a_token_there_is_nothing_for_strangers() throws Exception {
        try (RunningApp alone = RunningApp.alone(Map.of())) {
            assertThat(send(request(alone.uri("/actuator/prometheus")).header(THROUGH, "192.0.2.1"))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void the_same_holds_at_a_port_of_its_own() throws Exception {
        try (RunningApp apart = RunningApp.alone(
                Map.of("operator-token", TOKEN),
                "--management.server.port=0",
                "--management.server.address=127.0.0.1")) {
            URI health = apart.managementUri("/actuator/health");
            URI metrics = apart.managementUri("/actuator/prometheus");

            assertThat(apart.uri("/").getPort()).isNotEqualTo(health.getPort());
            assertThat(send(request(health).header(THROUGH, "192.0.2.1")).body())
                    .isEqualTo(DOWN);
            assertThat(send(request(health)).body()).contains("\"engine\"", "\"detail\"");
            assertThat(send(request(metrics).header(THROUGH, "192.0.2.1")).statusCode())
                    .isEqualTo(401);
            assertThat(send(request(apart.uri("/actuator/health"))).statusCode())
                    .isEqualTo(404);
        }
    }

    private static HttpResponse<String> stranger(String path) throws Exception {
        return send(request(app.uri(path)).header(THROUGH, "192.0.2.1"));
    }

    private static HttpResponse<String> local(String path) throws Exception {
        return send(request(app.uri(path)));
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String raw(String line) throws IOException {
        return raw(line, "localhost");
    }

    private static String raw(String line, String host) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), app.uri("/").getPort())) {
            socket.setSoTimeout(10_000);
            String head = line + "\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
