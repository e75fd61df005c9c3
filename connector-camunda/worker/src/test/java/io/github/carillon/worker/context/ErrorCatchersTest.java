package io.github.carillon.worker.context;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.carillon.steps.Tasks;
import io.github.carillon.worker.engine.EngineAccess;
import io.github.carillon.worker.engine.EngineQueries;
import io.github.carillon.worker.rest.RestEngine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ErrorCatchersTest {

    private static final String MODEL = """
        <definitions>
          <process id="process">
            <serviceTask id="Activity_1"><extensionElements><inputOutput>
              <inputParameter name="to">ann@example.org</inputParameter>
            </inputOutput></extensionElements></serviceTask>
            <boundaryEvent id="b" attachedToRef="Activity_1"><errorEventDefinition errorRef="CAUGHT" /></boundaryEvent>
          </process>
        </definitions>
        """;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_model_that_was_read_for_its_parameters_is_not_fetched_again() {
        EngineQueries rest = new RestEngine(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()), EngineAccess.none())
                .queries();
        ProcessModels models = new ProcessModels(rest, Clock.systemUTC());
        ErrorCatchers catchers = new ErrorCatchers(rest, models);

        assertThat(models.of("process:1:1").inputs("Activity_1")).containsOnlyKeys("to");
        assertThat(catchers.isCaught(Tasks.fresh(), "CAUGHT")).isTrue();
        assertThat(catchers.isCaught(Tasks.fresh(), "OTHER")).isFalse();
        assertThat(asked).filteredOn(path -> path.endsWith("/xml")).hasSize(1);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        Object answer = path.endsWith("/xml") ? Map.of("bpmn20Xml", MODEL) : List.of();
        byte[] body = new ObjectMapper().writeValueAsString(answer).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
