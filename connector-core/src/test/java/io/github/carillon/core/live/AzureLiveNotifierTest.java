package io.github.carillon.core.live;

import static io.github.carillon.core.live.PushSamples.CLOCK;
import static io.github.carillon.core.live.PushSamples.LIMITS;
import static io.github.carillon.core.live.PushSamples.kindOf;
import static io.github.carillon.core.live.PushSamples.note;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.message.NoteJson;
import io.github.carillon.core.value.Secret;
import io.github.carillon.testserver.EndpointTestServer;
import io.github.carillon.testserver.ServiceAnswer;
import io.github.carillon.testserver.ServiceRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a service that takes everything; what it checks is checked here. */
final class AzureLiveNotifierTest {

    private static final Secret KEY = Secret.of("dGhlLWFjY2Vzcy1rZXk=");

    /** Signed by OpenSSL: {@code openssl dgst -sha256 -hmac}. */
    private static final String SIGNED =
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOiJodHRwczovL2V4YW1wbGUuc2VydmljZS5zaWduYWxyL"
                    + "m5ldC9jbGllbnQvP2h1Yj1ub3RpZmljYXRpb25zIiwiaWF0IjoxNzk1MjU1MjAwLCJuYmYiOjE3OTUyNTUyMDAsImV"
                    + "4cCI6MTc5NTI1ODgwMCwibmFtZWlkIjoibWFyeSJ9.fR6CGqvYT8T-_nxVJyrHaFurb9KLrVNN2mmj3PVSrf8";

    private final EndpointTestServer azure = EndpointTestServer.start(202);
    private final AzureLiveNotifier push = push(azure.baseUri());

    @AfterEach
    void stop() {
        push.close();
        azure.close();
    }

    @Test
    void a_user_is_sent_the_note_by_the_clients_method() {
        assertThat(push.push("mary", note())).isEqualTo(new Outcome.Accepted("0123456789abcdef0123456789abcdef", null));

        ServiceRequest request = azure.requests().get(0);
        assertThat(request.target()).isEqualTo("/api/hubs/notifications/users/mary/:send?api-version=2022-06-01");
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
        assertThat(request.json().path("target").asText()).isEqualTo("notification");
        assertThat(request.json().path("arguments")).containsExactly(NoteJson.of(note()));
    }

    @Test
    void a_group_is_sent_it_too() {
        push.pushToGroup("sales", note());

        assertThat(azure.requests().get(0).path()).isEqualTo("/api/hubs/notifications/groups/sales/:send");
    }

    @Test
    void the_token_is_for_this_address_as_it_is_called_and_for_a_short_time() throws Exception {
        push.push("DOMAIN\\Mary Ann/ü?#%*~", note());

        ServiceRequest request = azure.requests().get(0);
        assertThat(request.path()).isEqualTo("/api/hubs/notifications/users/DOMAIN\\Mary Ann/ü?#%*~/:send");
        JsonNode claims = claims(request.header("Authorization").replaceFirst("^Bearer ", ""));
        assertThat(claims.path("aud").asText())
                .isEqualTo(azure.baseUri() + request.target().replaceFirst("\\?.*", ""));
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(300);
        assertThat(claims.has("nameid")).isFalse();
    }

    @Test
    void a_client_is_sent_to_the_service_with_a_token_of_its_own() {
        try (AzureLiveNotifier real = push(URI.create("https://example.service.signalr.net"))) {
            JsonNode answer = real.negotiate("mary");

            assertThat(answer.path("url").asText())
                    .isEqualTo("https://example.service.signalr.net/client/?hub=notifications");
            assertThat(answer.path("accessToken").asText()).isEqualTo(SIGNED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void a_name_that_would_mean_everybody_is_refused(String user) {
        assertThat(kindOf(push.push(user, note()))).isEqualTo("refused INVALID_USER");
        assertThat(kindOf(push.pushToGroup(user, note()))).isEqualTo("refused INVALID_USER");
        assertThat(azure.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400,refused HTTP_400",
        "413,refused HTTP_413",
        "401,misconfigured HTTP_401",
        "403,misconfigured HTTP_403",
        "404,misconfigured HTTP_404",
        "302,misconfigured HTTP_302",
        "408,deferred HTTP_408",
        "425,deferred HTTP_425",
        "429,deferred HTTP_429",
        "500,deferred HTTP_500",
        "503,deferred HTTP_503"
    })
    void a_status_says_what_to_do(int status, String kind) {
        azure.next(ServiceAnswer.reply(status, "a private text"));

        Outcome outcome = push.push("mary", note());
        assertThat(kindOf(outcome)).isEqualTo(kind);
        assertThat(outcome.toString())
                .contains("Azure SignalR answered " + status)
                .doesNotContain("private");
    }

    @Test
    void a_wait_that_is_asked_for_is_kept() {
        azure.next(ServiceAnswer.reply(429, "").withHeader("Retry-After", "7"));

        assertThat(push.push("mary", note()))
                .isInstanceOfSatisfying(
                        Outcome.Deferred.class,
                        deferred -> assertThat(deferred.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void an_answer_that_does_not_come_leaves_it_unknown() {
        azure.next(ServiceAnswer.stall());
        assertThat(kindOf(push.push("mary", note()))).isEqualTo("unknown TIMEOUT");

        azure.next(ServiceAnswer.drop());
        assertThat(kindOf(push.push("mary", note()))).isEqualTo("unknown CONNECTION_LOST");
    }

    @Test
    void a_service_that_is_not_there_defers_it() {
        azure.close();

        assertThat(kindOf(push.push("mary", note()))).isEqualTo("deferred CONNECT_FAILED");
    }

    private static AzureLiveNotifier push(URI endpoint) {
        AzureAccount account = new AzureAccount(endpoint, KEY);
        return new AzureLiveNotifier(new AzureSettings(account, "Notifications", "notification", LIMITS), CLOCK);
    }

    private static JsonNode claims(String token) throws Exception {
        byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return new ObjectMapper().readTree(new String(claims, StandardCharsets.UTF_8));
    }
}
