package io.github.carillon.starter.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.carillon.starter.RunningApp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An engine that says its version, and answers to fetches as a test tells it to. */
final class EngineHealthTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private HttpServer engine;
    private volatile int status = 200;
    private volatile String answer = "[]";

    @BeforeEach
    void start() throws IOException {
        engine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        engine.setExecutor(Executors.newCachedThreadPool());
        engine.createContext("/", exchange -> say(exchange, 404, "{}"));
        engine.createContext("/engine-rest/version", exchange -> say(exchange, 200, "{\"version\":\"7.24.0\"}"));
        engine.createContext("/engine-rest/external-task/fetchAndLock", exchange -> say(exchange, status, answer));
        engine.start();
    }

    @AfterEach
    void stop() {
        engine.stop(0);
    }

    @Test
    void it_is_down_while_fetches_are_refused_and_says_what_to_check() {
        status = 400;
        answer = "{\"type\":\"InvalidRequestException\",\"message\":\"no such engine\",\"code\":null}";
        try (RunningApp app = app()) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(detail(app)).contains("gives no tasks", "HTTP status 400", "check that carillon.engine.url");
                assertThat(app.status("/actuator/health/readiness")).isEqualTo(503);
            });

            status = 200;
            answer = "[]";
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(detail(app)).isEqualTo("version 7.24.0");
                assertThat(app.status("/actuator/health/readiness")).isEqualTo(200);
            });
        }
    }

    @Test
    void another_worker_of_the_same_id_is_told_and_takes_nothing_down() {
        status = 503;
        answer = "{}";
        try (RunningApp app = app()) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(detail(app)).contains("another worker seems to fetch by the id", "share a ledger");
                assertThat(app.status("/actuator/health/readiness")).isEqualTo(200);
            });
        }
    }

    private RunningApp app() {
        return RunningApp.alone(
                Map.of("engine.url", "http://127.0.0.1:" + engine.getAddress().getPort() + "/engine-rest"));
    }

    private static String detail(RunningApp app) {
        return app.json("/actuator/health")
                .at("/components/engine/details/detail")
                .asText();
    }

    private static void say(HttpExchange exchange, int status, String answer) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
