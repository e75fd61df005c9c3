package io.github.carillon.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sandbox's web server answers strange requests as the worker's own does. */
final class SandboxServerTest {

    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = QuietSandbox.start("--worker=false");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({"/%00, 400", "/..;/, 400", "/%zz, 400", "/error, 404"})
    void what_nobody_asks_for_in_earnest_is_the_askers_mistake(String path, int status) throws Exception {
        assertThat(answer(path)).startsWith("HTTP/1.1 " + status);
    }

    private static String answer(String path) throws IOException {
        try (Socket socket = new Socket(sandbox.page().getHost(), sandbox.page().getPort())) {
            socket.setSoTimeout(30_000);
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
