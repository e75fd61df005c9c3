package io.github.carillon.worker.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.carillon.core.value.Secret;
import io.github.carillon.worker.engine.EngineAccess;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.EngineException.Kind;
import io.github.carillon.worker.engine.EngineIncidents;
import io.github.carillon.worker.engine.Incident;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire where somebody else than the engine answers, or the engine does not do it. */
final class IncidentsWireTest {

    private static final String OPEN = """
            [{"id": "i", "incidentType": "failedJob", "incidentTimestamp": "2026-03-01T14:00:00.250+0200",
              "rootCauseIncidentId": null, "configuration": "a/b?c#%"}]""";
    private static final String ERROR = "{\"type\": \"InvalidRequestException\", \"message\": \"a-secret\", \"code\": ";

    private final HttpServer server = server();
    private final EngineIncidents incidents = new RestEngine(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/engine-rest"),
                    EngineAccess.bearer(Secret.of("token")))
            .incidents();

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 204;
    private volatile String answer = "";
    private volatile boolean jobThere = true;

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_moment_is_read_with_its_offset_and_asked_for_in_milliseconds() {
        answering(200, OPEN);
        Incident incident =
                incidents.open(Instant.parse("2026-03-01T12:00:00.1239Z"), 7).get(0);

        assertThat(asked)
                .containsExactly("GET /engine-rest/incident?incidentTimestampAfter=2026-03-01T12:00:00.123%2B0000"
                        + "&sortBy=incidentTimestamp&sortOrder=asc&firstResult=0&maxResults=7");
        assertThat(incident.time()).isEqualTo(Instant.parse("2026-03-01T12:00:00.250Z"));
        assertThat(incident.isRoot()).isTrue();
    }

    @Test
    void an_id_stays_one_part_of_the_path_and_a_job_is_due_at_once() {
        Incident incident = incident();
        asked.clear();
        answering(204, "");

        assertThat(incidents.retry(incident)).isTrue();
        assertThat(asked)
                .singleElement()
                .satisfies(request -> assertThat(request)
                        .startsWith("PUT /engine-rest/job/a%2Fb%3Fc%23%25/retries ")
                        .contains("\"retries\":1", "\"dueDate\":\"2026-03-01T12:00:00.250+0000\""));
    }

    @Test
    void a_job_that_is_gone_is_told_from_one_that_the_engine_fails_to_retry() {
        Incident incident = incident();
        answering(500, ERROR + "0}");
        assertThat(kind(incident)).isEqualTo(Kind.FAILED);

        jobThere = false;
        assertThat(incidents.retry(incident)).isFalse();
    }

    @Test
    void what_is_changed_by_two_at_once_is_told_as_such() {
        Incident incident = incident();
        answering(500, ERROR + "1}");

        assertThat(kind(incident)).isEqualTo(Kind.COLLIDED);
    }

    @Test
    void another_ones_page_says_of_nothing_that_it_is_gone_or_done() {
        Incident incident = incident();
        answering(404, "<html>no such page");
        assertThat(kind(incident)).isEqualTo(Kind.NO_ANSWER);
        assertThat(catchThrowableOfType(EngineException.class, () -> incidents.suspendInstances("key", null))
                        .kind())
                .isEqualTo(Kind.NO_ANSWER);

        answering(404, ERROR + "0}");
        assertThat(incidents.retry(incident)).isFalse();
    }

    @Test
    void what_is_not_done_is_told_without_the_engines_message() {
        answering(500, ERROR + "0}");

        assertThat(catchThrowableOfType(EngineException.class, () -> incidents.suspendInstances("key", "north")))
                .hasMessageContaining("500")
                .hasMessageContaining("/process-instance/suspended")
                .hasMessageNotContaining("a-secret");
        assertThat(asked)
                .singleElement()
                .satisfies(request -> assertThat(request)
                        .contains("\"processDefinitionKey\":\"key\"", "\"processDefinitionTenantId\":\"north\""));
    }

    @Test
    void a_token_that_is_not_accepted_is_not_tried_again() {
        Incident incident = incident();
        asked.clear();
        answering(401, "");
        assertThat(kind(incident)).isEqualTo(Kind.NO_ANSWER);
        assertThat(kind(incident)).isEqualTo(Kind.NO_ANSWER);

        assertThat(asked).hasSize(1);
    }

    @Test
    void dates_in_another_form_are_named() {
        answering(200, OPEN.replace("2026-03-01T14:00:00.250+0200", "01.03.2026"));

        assertThat(catchThrowableOfType(EngineException.class, () -> incidents.open(null, 1)))
                .hasMessageContaining("dates in another form");
    }

    private Incident incident() {
        answering(200, OPEN);
        return incidents.open(null, 7).get(0);
    }

    private Kind kind(Incident incident) {
        return catchThrowableOfType(EngineException.class, () -> incidents.retry(incident))
                .kind();
    }

    private void answering(int code, String page) {
        status = code;
        answer = page;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + (body.isEmpty() ? "" : " " + body));
        boolean isJob = exchange.getRequestMethod().equals("GET")
                && exchange.getRequestURI().getPath().contains("/job/");
        int code = isJob ? (jobThere ? 200 : 404) : status;
        byte[] bytes = (isJob ? "{\"id\": \"job\"}" : answer).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private HttpServer server() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/", this::answer);
            started.start();
            return started;
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
