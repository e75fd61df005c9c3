package io.github.carillon.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.starter.RunningApp;
import io.github.carillon.steps.result.WorkerListener;
import io.github.carillon.testserver.FreePort;
import io.github.carillon.testserver.SmtpTestServer;
import io.github.carillon.testserver.SmtpTestServerOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The application with an engine that nobody runs, a mail server that answers and one that does not. */
final class CarillonApplicationTest {

    private static final String PASSWORD = "the-relay-password";

    private static SmtpTestServer relay;
    private static RunningApp app;

    @BeforeAll
    static void start() throws IOException {
        relay = SmtpTestServer.start(SmtpTestServerOptions.defaults().withLogin("shop", PASSWORD));
        app = RunningApp.of(CarillonApplication.application(), settings(relay.port(), FreePort.any(), FreePort.any()));
    }

    @AfterAll
    static void stop() {
        app.close();
        relay.close();
    }

    @Test
    void it_stays_up_without_its_engine_and_says_so() {
        JsonNode health = app.json("/actuator/health");

        assertThat(app.isUp()).isTrue();
        assertThat(health.at("/status").asText()).isEqualTo("DOWN");
        assertThat(health.at("/components/engine/status").asText()).isEqualTo("DOWN");
        assertThat(health.at("/components/engine/details/detail").asText()).isNotBlank();
        assertThat(health.at("/components/ledger/status").asText()).isEqualTo("UP");
    }

    @Test
    void how_far_messages_may_go_is_no_fault_and_is_said() {
        JsonNode governance = app.json("/actuator/health").at("/components/governance");

        assertThat(governance.at("/status").asText()).isEqualTo("UP");
        assertThat(governance.at("/details/mode").asText()).isEqualTo("allow-list");
        assertThat(governance.at("/details/detail").asText()).contains("only who is listed gets messages");
        assertThat(app.text("/actuator/health")).doesNotContain("tester@");
    }

    @Test
    void it_is_alive_but_not_ready_without_its_engine() {
        assertThat(app.status("/actuator/health/liveness")).isEqualTo(200);
        assertThat(app.status("/actuator/health/readiness")).isEqualTo(503);
    }

    @Test
    void each_connection_has_a_health_of_its_own() {
        JsonNode connections = app.json("/actuator/health/connections");

        assertThat(connections.at("/components/answers/status").asText()).isEqualTo("UP");
        assertThat(connections.at("/components/silent/status").asText()).isEqualTo("DOWN");
        assertThat(app.status("/actuator/health/connections/answers")).isEqualTo(200);
        assertThat(app.status("/actuator/health/connections/silent")).isEqualTo(503);
    }

    @Test
    void probes_do_not_hammer_the_mail_server() {
        app.text("/actuator/health");
        int before = relay.connections();
        for (int probe = 0; probe < 5; probe++) {
            app.text("/actuator/health/connections/answers");
        }
        assertThat(relay.connections()).isEqualTo(before);
    }

    @Test
    void nothing_that_it_shows_is_secret() {
        for (String path : new String[] {"/actuator/health", "/actuator/info", "/actuator/prometheus"}) {
            assertThat(app.text(path)).doesNotContain(PASSWORD).doesNotContain("the-engine-token");
        }
    }

    @Test
    void operators_see_health_info_and_metrics_and_nothing_else() {
        assertThat(app.json("/actuator/info").at("/build/version").asText()).isNotBlank();
        for (String path :
                new String[] {"env", "configprops", "beans", "loggers", "heapdump", "threaddump", "metrics"}) {
            assertThat(app.status("/actuator/" + path)).as(path).isEqualTo(404);
        }
    }

    @Test
    void prometheus_finds_what_the_worker_does() {
        WorkerListener listener = app.bean(WorkerListener.class);
        listener.delivered("sendmessage", "text", new Outcome.Accepted("SM1", "queued"), Duration.ofMillis(250));
        listener.answered("sendmessage", "complete", Duration.ofMillis(300));

        await().untilAsserted(() -> assertThat(app.text("/actuator/prometheus"))
                .contains(
                        "carillon_deliveries_total{connection=\"text\",outcome=\"accepted\",topic=\"sendmessage\"} 1.0")
                .contains("carillon_delivery_time_seconds_sum{connection=\"text\",outcome=\"accepted\",")
                .contains("carillon_tasks_total{answer=\"complete\",topic=\"sendmessage\"} 1.0")
                .contains("carillon_task_time_seconds_count{answer=\"complete\",topic=\"sendmessage\"} 1")
                .contains("carillon_tasks_inflight 0.0")
                .contains("carillon_connection_tasks{connection=\"answers\"} 0.0"));
    }

    /** Its settings name nobody who could sign a token. */
    @Test
    void nobody_can_ask_for_notes_where_nobody_can_show_who_they_are() {
        for (String path :
                new String[] {"/api/notes", "/api/notes/counts", "/api/preferences", "/hubs/notifications"}) {
            assertThat(app.status(path)).as(path).isEqualTo(404);
        }
    }

    private static Map<String, Object> settings(int relay, int silent, int engine) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("engine.url", "http://127.0.0.1:" + engine + "/engine-rest");
        settings.put("engine.token", "the-engine-token");
        settings.put("default-mail", "answers");
        settings.put("governance.mode", "allow-list");
        settings.put("governance.allow", "example.org,tester@example.net");
        settings.put("connections.answers.type", "smtp");
        settings.put("connections.answers.host", "127.0.0.1");
        settings.put("connections.answers.port", relay);
        settings.put("connections.answers.security", "plain");
        settings.put("connections.answers.user", "shop");
        settings.put("connections.answers.password", PASSWORD);
        settings.put("connections.answers.from", "shop@example.org");
        settings.put("connections.silent.type", "smtp");
        settings.put("connections.silent.host", "127.0.0.1");
        settings.put("connections.silent.port", silent);
        settings.put("connections.silent.security", "plain");
        settings.put("connections.silent.user", "shop");
        settings.put("connections.silent.password", PASSWORD);
        settings.put("connections.silent.from", "shop@example.org");
        return settings;
    }
}
