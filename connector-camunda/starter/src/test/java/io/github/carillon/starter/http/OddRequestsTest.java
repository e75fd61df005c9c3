package io.github.carillon.starter.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.carillon.starter.RunningApp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What nobody asks for in earnest is answered as the asker's mistake, at either port, and leaves nothing in the log. */
final class OddRequestsTest {

    private static final String HOST = "Host: localhost\r\n";
    private static final String TOLD = "(?si).*(exception|tomcat|spring(?!-boot.actuator)|\\bat [a-z.]+\\().*";

    private static RunningApp app;

    @BeforeAll
    static void start() {
        app = RunningApp.alone(Map.of(), "--management.server.port=0", "--management.server.address=127.0.0.1");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%00",
                "/..;/",
                "/../",
                "/%2e%2e/",
                "/a/../../b",
                "/%",
                "/%2",
                "/%zz",
                "/%ff",
                "/%c0%af",
                "/a%2fb",
                "/a%5cb",
                "/a\\b",
                "/a|b",
                "/{x}",
                "/\u007f",
                "/bell/%00",
                "/bell/a\\b",
                "/api/notes/%00",
                "/hubs/notifications/%zz",
                "/actuator/%00",
                "/actuator/health/%00",
                "*",
                "x",
                "http://",
                "http://x y/"
            })
    void a_path_that_is_none_is_a_bad_request(String path) throws Exception {
        assertThat(statuses("GET " + path, HOST)).containsOnly(400);
        assertThat(statuses("TRACE " + path, HOST)).containsOnly(400);
    }

    @Test
    void a_path_of_any_length_is_answered() throws Exception {
        assertThat(statuses("GET /" + "a".repeat(3000), HOST)).containsOnly(404);
        assertThat(statuses("GET /" + "a".repeat(20_000), HOST)).containsOnly(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "//",
                "//a",
                "/a//b",
                "/;",
                "/;x=y",
                "/.;/",
                "/./",
                "/%0d%0aX:y",
                "/http:/x",
                "/?a=%zz",
                "/*"
            })
    void a_path_that_leads_nowhere_is_not_found(String path) throws Exception {
        assertThat(statuses("GET " + path, HOST)).containsOnly(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "get", "TRACE"})
    void the_page_of_errors_is_for_errors_alone(String method) throws Exception {
        int expected = method.equals("TRACE") ? 405 : 404;
        for (String path : List.of("/error", "/error;x=y", "//error", "/./error", "/%65rror")) {
            assertThat(statuses(method + " " + path, HOST)).as(path).containsOnly(expected);
            assertThat(statuses(method + " " + path, HOST + "Accept: ;;;\r\n")).containsOnly(expected);
        }
        assertThat(raw(app.uri("/"), method + " /error HTTP/1.1\r\n" + HOST)).doesNotContain("999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"G(T", "CONNECT", "BREW", ""})
    void a_method_that_is_none_is_the_askers_mistake(String method) throws Exception {
        assertThat(statuses(method + " /bell/", HOST)).allMatch(status -> status < 500 || status == 501);
    }

    static Stream<String> badHeads() {
        return Stream.of(
                "",
                "Host: a b\r\n",
                "Host: [\r\n",
                "Host: a/b\r\n",
                "Host: x:y\r\n",
                "Host: %00\r\n",
                HOST + "Host: b\r\n",
                HOST + "X: " + "a".repeat(20_000) + "\r\n",
                HOST + "X: a\r\n".repeat(300),
                HOST + "no colon\r\n",
                HOST + "X: a\0b\r\n",
                HOST + "Content-Length: x\r\n",
                HOST + "Content-Length: -1\r\n",
                HOST + "Content-Length: 1\r\nContent-Length: 2\r\n");
    }

    @ParameterizedTest
    @MethodSource("badHeads")
    void a_head_that_cannot_be_read_is_a_bad_request(String headers) throws Exception {
        for (String path : List.of("/", "/bell/", "/actuator/health", "/api/notes", "/error")) {
            assertThat(statuses("GET " + path, headers)).containsOnly(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: foo",
                "Expect: foo",
                "Accept: ;;;",
                "Content-Type: ;",
                "Cookie: \u00ff=;;;\"",
                "Accept-Language: \u00ff;q=zz",
                "Range: bytes=zz",
                "If-Modified-Since: never",
                "Origin: %%%",
                "Upgrade: h2c",
                "X-Forwarded-Host: a b",
                "X-Forwarded-Port: zz",
                "Forwarded: host=\"a b:zz\";proto=%%"
            })
    void a_header_that_makes_no_sense_is_no_error_of_ours(String header) throws Exception {
        for (String path : List.of("/", "/bell/", "/actuator/health/liveness", "/api/notes", "/error")) {
            assertThat(statuses("GET " + path, HOST + header + "\r\n"))
                    .allMatch(status -> status < 500 || status == 501);
        }
    }

    @Test
    void an_old_client_names_no_host() throws Exception {
        assertThat(raw(app.uri("/"), "GET /bell/ HTTP/1.0\r\n")).startsWith("HTTP/1.1 200");
        assertThat(raw(app.uri("/"), "GET /error HTTP/1.0\r\n")).startsWith("HTTP/1.1 404");
    }

    /** What both ports answer, and that neither says more than is good, nor writes it down. */
    private static List<Integer> statuses(String line, String headers) throws IOException {
        Logger log = (Logger) LoggerFactory.getLogger("org");
        ListAppender<ILoggingEvent> written = new ListAppender<>();
        written.start();
        log.addAppender(written);
        String request = line + " HTTP/1.1\r\n" + headers;
        try {
            List<String> answers = List.of(raw(app.uri("/"), request), raw(app.managementUri("/"), request));
            assertThat(answers).noneMatch(answer -> answer.matches(TOLD));
            assertThat(written.list).as(request).isEmpty();
            return answers.stream()
                    .map(answer -> Integer.valueOf(answer.substring(9, 12)))
                    .toList();
        } finally {
            log.detachAppender(written);
        }
    }

    private static String raw(URI at, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), at.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((request + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
