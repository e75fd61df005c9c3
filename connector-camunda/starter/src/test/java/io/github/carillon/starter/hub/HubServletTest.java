package io.github.carillon.starter.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.carillon.core.live.protocol.HubJson;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the hub says to requests that connect to nothing yet. */
final class HubServletTest {

    private HubServer server;
    private HubRequests requests;

    @BeforeEach
    void start() {
        server = HubServer.start();
        requests = new HubRequests(server.url());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void negotiation_offers_three_transports() throws Exception {
        JsonNode answer = HubRequests.json(requests.post("/negotiate?negotiateVersion=1", "mary", ""));

        assertThat(answer.get("negotiateVersion").asInt()).isEqualTo(1);
        assertThat(answer.get("connectionToken").asText())
                .hasSizeGreaterThan(30)
                .isNotEqualTo(answer.get("connectionId").asText());
        assertThat(answer.get("availableTransports").findValuesAsText("transport"))
                .containsExactly("WebSockets", "ServerSentEvents", "LongPolling");
    }

    @ParameterizedTest
    @CsvSource({"'',0", "?negotiateVersion=0,0", "?negotiateVersion=1,1", "?negotiateVersion=9,1"})
    void the_version_is_the_clients_if_it_is_known(String query, int version) throws Exception {
        JsonNode answer = HubRequests.json(requests.post("/negotiate" + query, "mary", ""));

        assertThat(answer.get("negotiateVersion").asInt()).isEqualTo(version);
        assertThat(answer.has("connectionToken")).isEqualTo(version == 1);
    }

    @Test
    void an_old_client_connects_by_the_id_alone() throws Exception {
        String id = HubRequests.json(requests.post("/negotiate", "mary", ""))
                .get("connectionId")
                .asText();

        assertThat(requests.get("?id=" + id, "mary").statusCode()).isEqualTo(200);
    }

    @Test
    void nothing_is_had_without_a_token() throws Exception {
        assertThat(requests.send(requests.request("/negotiate?negotiateVersion=1")
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(401);
        assertThat(requests.send(requests.request("?id=x").GET()).statusCode()).isEqualTo(401);
        assertThat(server.connections().size()).isZero();
    }

    @Test
    void somebody_elses_connection_is_none() throws Exception {
        String token = requests.negotiate("mary");

        assertThat(requests.get("?id=" + token, "bob").statusCode()).isEqualTo(404);
        assertThat(requests.post("?id=" + token, "bob", HubJson.handshake()).statusCode())
                .isEqualTo(404);
        assertThat(requests.send(requests.request("?id=" + token)
                                .header("Authorization", "Bearer bob")
                                .DELETE())
                        .statusCode())
                .isEqualTo(404);
        assertThat(requests.get("?id=" + token, "mary").statusCode()).isEqualTo(200);
    }

    @Test
    void requests_that_make_no_sense_are_told_so() throws Exception {
        String token = requests.negotiate("mary");

        assertThat(requests.get("?id=unknown", "mary").statusCode()).isEqualTo(404);
        assertThat(requests.get("", "mary").statusCode()).isEqualTo(400);
        assertThat(requests.get("/elsewhere", "mary").statusCode()).isEqualTo(404);
        assertThat(requests.get("/negotiate", "mary").statusCode()).isEqualTo(405);
        assertThat(requests.post("/negotiate?negotiateVersion=x", "mary", "").statusCode())
                .isEqualTo(400);
        assertThat(requests.send(requests.request("?id=" + token)
                                .header("Authorization", "Bearer mary")
                                .PUT(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void what_is_said_has_a_limit() throws Exception {
        String token = requests.negotiate("mary");
        int limit = HubLimits.standard().largestMessage();

        assertThat(requests.post("?id=" + token, "mary", "x".repeat(limit + 1)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void a_user_has_so_many_connections_and_no_more() throws Exception {
        for (int count = 0; count < HubLimits.standard().perReader(); count++) {
            requests.negotiate("mary");
        }
        HttpResponse<String> refused = requests.post("/negotiate?negotiateVersion=1", "mary", "");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        requests.negotiate("bob");
    }
}
