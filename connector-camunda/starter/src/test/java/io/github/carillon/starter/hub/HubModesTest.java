package io.github.carillon.starter.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.starter.inbox.TestTokens;
import io.github.carillon.testserver.EndpointTestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What there is at the hub's address, and who is told of a note, by each mode. */
final class HubModesTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void nobody_gets_in_without_a_good_token() throws Exception {
        try (LiveApp app = LiveApp.start(Map.of())) {
            assertThat(negotiate(app, "").statusCode()).isEqualTo(401);
            String expired =
                    TestTokens.bySecret(TestTokens.claims("mary", Instant.now().minusSeconds(900)), TestTokens.SECRET);
            assertThat(negotiate(app, expired).statusCode()).isEqualTo(401);
            String forged = TestTokens.bySecret(TestTokens.claims("mary", Instant.now()), "x".repeat(32));
            assertThat(negotiate(app, forged).statusCode()).isEqualTo(401);
            assertThat(negotiate(app, TestTokens.good("", "mary")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void azure_has_clients_sent_there_and_is_told_of_notes() throws Exception {
        try (EndpointTestServer azure = EndpointTestServer.start(202);
                LiveApp app = LiveApp.start(Map.of(
                        "signalr.mode",
                        "azure",
                        "signalr.connection-string",
                        "Endpoint=" + azure.baseUri() + ";AccessKey=abcd;Version=1.0;"))) {
            JsonNode answer = new ObjectMapper()
                    .readTree(negotiate(app, TestTokens.good("acme", "mary")).body());
            assertThat(answer.path("url").asText()).isEqualTo(azure.baseUri() + "/client/?hub=notifications");
            assertThat(TestTokens.read(answer.path("accessToken").asText())
                            .path("nameid")
                            .asText())
                    .isEqualTo("acme|mary");
            assertThat(negotiate(app, "").statusCode()).isEqualTo(401);

            String id = app.keep("acme", "mary");
            await().untilAsserted(() -> assertThat(azure.requests()).hasSize(1));
            assertThat(azure.requests().get(0).path()).isEqualTo("/api/hubs/notifications/users/acme|mary/:send");
            assertThat(azure.requests().get(0).json().at("/arguments/0/id").asText())
                    .isEqualTo(id);
        }
    }

    @Test
    void an_application_is_told_of_notes_and_has_the_clients() throws Exception {
        try (EndpointTestServer application = EndpointTestServer.start(204);
                LiveApp app = LiveApp.start(Map.of(
                        "signalr.mode", "http",
                        "signalr.url", application.baseUri() + "/notify",
                        "signalr.token", "the-shared-secret"))) {
            assertThat(negotiate(app, TestTokens.good("", "mary")).statusCode()).isEqualTo(404);

            app.keep("", "mary");
            await().untilAsserted(() -> assertThat(application.requests()).hasSize(1));
            assertThat(application.requests().get(0).json().path("user").asText())
                    .isEqualTo("mary");
            await().untilAsserted(() -> assertThat(app.text("/actuator/prometheus"))
                    .contains("carillon_live_notifications_total{outcome=\"accepted\"} 1.0")
                    .doesNotContain("the-shared-secret"));
        }
    }

    private HttpResponse<String> negotiate(LiveApp app, String token) throws Exception {
        URI address = URI.create(app.hub() + "/negotiate?negotiateVersion=1");
        HttpRequest.Builder request = HttpRequest.newBuilder(address).POST(BodyPublishers.noBody());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
