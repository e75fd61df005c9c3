package io.github.carillon.app.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.app.RunningApp;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.inbox.Inbox;
import io.github.carillon.core.inbox.InboxChannel;
import io.github.carillon.core.inbox.NoteListener;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.Origin;
import io.github.carillon.core.message.Severity;
import io.github.carillon.standin.EndpointStandIn;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hub in the application: with the real inbox, real tokens, and each mode. */
final class HubAppTest {

    private static final String HUB = "/hubs/notifications";

    private final HttpClient http = HttpClient.newHttpClient();
    private int made;

    @BeforeAll
    static void install() {
        Judges.install();
    }

    @Test
    void a_note_that_is_kept_arrives_within_a_second_and_only_at_its_reader() {
        try (RunningApp app = app(Map.of());
                NodeClient mary = client(app, "WebSockets", HubTokens.good("", "mary"));
                NodeClient other = client(app, "LongPolling", HubTokens.good("acme", "mary"))) {
            mary.await("connected", 1);
            other.await("connected", 1);

            Instant begin = Instant.now();
            String id = keep(app, "", "mary");
            assertThat(mary.await("notification", 1).get(1).asText()).isEqualTo(id);
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(1));

            String others = keep(app, "acme", "mary");
            other.await("notification", 1);
            assertThat(other.notes()).containsExactly(others);
            assertThat(mary.notes()).containsExactly(id);
        }
    }

    @Test
    void what_came_while_the_wire_was_out_comes_afterwards_in_order() {
        try (RunningApp app = app(Map.of());
                Cable cable = Cable.to(app.uri("/").getPort());
                NodeClient client =
                        NodeClient.start("client.mjs", cable.url(), "WebSockets", HubTokens.good("", "mary"))) {
            client.await("connected", 1);
            List<String> kept = new ArrayList<>(List.of(keep(app, "", "mary")));
            client.await("notification", 1);
            cable.pull();
            client.await("reconnecting", 1);
            for (int note = 0; note < 250; note++) {
                kept.add(keep(app, "", "mary"));
            }
            cable.plug();
            client.await("reconnected", 1);

            assertThat(client.notes()).containsExactlyElementsOf(kept);
        }
    }

    @Test
    void since_takes_an_id_a_cursor_or_nothing() {
        try (RunningApp app = app(Map.of());
                NodeClient client = client(app, "WebSockets", HubTokens.good("", "mary"))) {
            String first = keep(app, "", "mary");
            String foreign = keep(app, "acme", "mary");
            client.await("connected", 1);

            client.order("invoke", "Since", "");
            assertThat(client.await("result", 1).get(1).asInt()).isEqualTo(1);
            client.order("invoke", "Since", "c0");
            assertThat(client.await("result", 2).get(1).asInt()).isEqualTo(1);
            client.order("invoke", "Since", first);
            assertThat(client.await("result", 3).get(1).asInt()).isZero();
            assertThat(client.notes()).containsOnly(first);

            client.order("invoke", "Since", foreign);
            assertThat(client.await("failed", 1).get(1).asText()).contains("There is no such note.");
            client.order("invoke", "Since", "' or 1=1");
            assertThat(client.await("failed", 2).get(1).asText()).contains("neither a note's id nor a cursor");
        }
    }

    @Test
    void nobody_gets_in_without_a_good_token() throws Exception {
        try (RunningApp app = app(Map.of())) {
            assertThat(negotiate(app, "").statusCode()).isEqualTo(401);
            assertThat(negotiate(app, HubTokens.sign("", "mary", Instant.now().minusSeconds(600), HubTokens.SECRET))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(negotiate(app, HubTokens.sign("", "mary", Instant.now().plusSeconds(600), "x".repeat(32)))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(negotiate(app, HubTokens.good("", "mary")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_connection_ends_with_its_token() {
        try (RunningApp app = app(Map.of());
                NodeClient client = client(
                        app,
                        "WebSockets",
                        HubTokens.sign("", "mary", Instant.now().plusSeconds(5), HubTokens.SECRET))) {
            client.await("connected", 1);
            client.await("reconnecting", 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"WebSockets", "ServerSentEvents", "LongPolling"})
    void a_page_of_another_origin_gets_in_where_that_is_allowed(String transport) {
        Judges.installWithBrowser();
        try (HubServer page = HubServer.start();
                RunningApp app = app(Map.of("inbox.origins", page.url().replace(HUB, "")));
                NodeClient client = NodeClient.start(
                        "browser.mjs", app.uri(HUB).toString(), transport, HubTokens.good("", "mary"), page.url())) {
            client.await("connected", 1);
            String id = keep(app, "", "mary");

            assertThat(client.await("notification", 1).get(1).asText()).isEqualTo(id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"WebSockets", "ServerSentEvents", "LongPolling"})
    void stopping_does_not_wait_for_those_who_are_connected(String transport) {
        RunningApp app = app(Map.of());
        try (NodeClient client = client(app, transport, HubTokens.good("", "mary"))) {
            client.await("connected", 1);
            Instant begin = Instant.now();
            app.close();

            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(10));
            client.await("reconnecting", 1);
        }
    }

    @Test
    void azure_has_clients_sent_there_and_is_told_of_notes() throws Exception {
        try (EndpointStandIn azure = EndpointStandIn.start(202);
                RunningApp app = app(Map.of(
                        "signalr.mode",
                        "azure",
                        "signalr.connection-string",
                        "Endpoint=" + azure.baseUri() + ";AccessKey=abcd;Version=1.0;"))) {
            JsonNode answer = new ObjectMapper()
                    .readTree(negotiate(app, HubTokens.good("acme", "mary")).body());
            assertThat(answer.path("url").asText()).isEqualTo(azure.baseUri() + "/client/?hub=notifications");
            assertThat(HubTokens.claims(answer.path("accessToken").asText())
                            .path("nameid")
                            .asText())
                    .isEqualTo("acme|mary");
            assertThat(negotiate(app, "").statusCode()).isEqualTo(401);

            String id = keep(app, "acme", "mary");
            await().untilAsserted(() -> assertThat(azure.requests()).hasSize(1));
            assertThat(azure.requests().get(0).path()).isEqualTo("/api/hubs/notifications/users/acme|mary/:send");
            assertThat(azure.requests().get(0).json().at("/arguments/0/id").asText())
                    .isEqualTo(id);
        }
    }

    @Test
    void an_application_is_told_of_notes_and_has_the_clients() throws Exception {
        try (EndpointStandIn application = EndpointStandIn.start(204);
                RunningApp app = app(Map.of(
                        "signalr.mode", "http",
                        "signalr.url", application.baseUri() + "/notify",
                        "signalr.token", "the-shared-secret"))) {
            assertThat(negotiate(app, HubTokens.good("", "mary")).statusCode()).isEqualTo(404);

            keep(app, "", "mary");
            await().untilAsserted(() -> assertThat(application.requests()).hasSize(1));
            assertThat(application.requests().get(0).json().path("user").asText())
                    .isEqualTo("mary");
            await().untilAsserted(() -> assertThat(app.text("/actuator/prometheus"))
                    .contains("carillon_pushes_total{outcome=\"accepted\"} 1.0")
                    .doesNotContain("the-shared-secret"));
        }
    }

    /** Sends a note as a task does. */
    private String keep(RunningApp app, String tenant, String user) {
        made++;
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        DeliveryKey key = new DeliveryKey("engine", tenant, "task-" + made, user, "signalr", user);
        Note note = new Note(
                key.id(),
                tenant,
                user,
                "Note " + made,
                "",
                null,
                Note.INFO,
                Severity.INFO,
                Origin.none(),
                now,
                now.plus(30, ChronoUnit.DAYS));
        InboxChannel channel = new InboxChannel(app.bean(Inbox.class), app.bean(NoteListener.class));
        assertThat(channel.send(new Delivery<>(key, note))).isInstanceOf(Outcome.Accepted.class);
        return note.id();
    }

    private HttpResponse<String> negotiate(RunningApp app, String token) throws Exception {
        URI address = app.uri(HUB + "/negotiate?negotiateVersion=1");
        HttpRequest.Builder request = HttpRequest.newBuilder(address).POST(BodyPublishers.noBody());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static NodeClient client(RunningApp app, String transport, String token) {
        return NodeClient.start("client.mjs", app.uri(HUB).toString(), transport, token);
    }

    private static RunningApp app(Map<String, String> more) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("engine.url", "http://127.0.0.1:9/engine-rest");
        settings.put("connections.mail.type", "smtp");
        settings.put("connections.mail.host", "127.0.0.1");
        settings.put("connections.mail.port", 9);
        settings.put("connections.mail.from", "shop@example.org");
        settings.put("connections.mail.security", "plain");
        settings.put("inbox.jwt.secret", HubTokens.SECRET);
        settings.putAll(more);
        return RunningApp.with(settings);
    }
}
