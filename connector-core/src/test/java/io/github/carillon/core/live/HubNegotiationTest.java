package io.github.carillon.core.live;

import static io.github.carillon.core.live.PushSamples.CLOCK;
import static io.github.carillon.core.live.PushSamples.kindOf;
import static io.github.carillon.core.live.PushSamples.note;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.core.value.Secret;
import io.github.carillon.testserver.EndpointTestServer;
import io.github.carillon.testserver.ServiceAnswer;
import io.github.carillon.testserver.ServiceRequest;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How connecting to a hub may fail before there is a connection. */
final class HubNegotiationTest {

    private static final Secret TOKEN = Secret.of("the-hub-token");

    private final EndpointTestServer server = EndpointTestServer.start(404);

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "401,'',misconfigured HTTP_401",
                "403,'',misconfigured HTTP_403",
                "404,'',misconfigured HTTP_404",
                "400,'',misconfigured HTTP_400",
                "429,'',deferred HTTP_429",
                "503,'',deferred HTTP_503",
                "200,'<html>',misconfigured NOT_A_HUB",
                "200,'{}',misconfigured NOT_A_HUB",
                "200,'{\"error\":\"no\"}',misconfigured NEGOTIATION_REFUSED",
                "200,'{\"url\":\"ftp://example.org\"}',misconfigured REDIRECT",
                "200,'{\"url\":\"not an address\"}',misconfigured REDIRECT",
                "200,'{\"connectionToken\":\"t\",\"availableTransports\":[{\"transport\":\"LongPolling\"}]}',"
                        + "misconfigured NO_WEBSOCKETS"
            })
    void an_answer_that_leads_nowhere_has_a_name(int status, String body, String kind) {
        server.next(ServiceAnswer.reply(status, body));

        assertThat(pushed(server.baseUri().resolve("/hub"))).isEqualTo(kind);
        assertThat(server.requests().get(0).target()).isEqualTo("/hub/negotiate?negotiateVersion=1");
        assertThat(server.requests().get(0).header("Authorization")).isEqualTo("Bearer the-hub-token");
    }

    @Test
    void an_answer_that_does_not_come_leaves_nothing_unknown() {
        server.next(ServiceAnswer.drop());

        assertThat(pushed(server.baseUri().resolve("/hub"))).isEqualTo("deferred CONNECTION_LOST");
    }

    @Test
    void a_hub_that_is_not_there_defers() {
        server.close();

        assertThat(pushed(server.baseUri().resolve("/hub"))).isEqualTo("deferred CONNECT_FAILED");
    }

    @Test
    void a_redirect_is_followed_with_the_token_it_gives_and_keeps_the_query() {
        server.next(ServiceAnswer.reply(
                200, "{\"url\":\"" + server.baseUri() + "/client/?hub=chat\",\"accessToken\":\"for-there\"}"));

        assertThat(pushed(server.baseUri().resolve("/hub/"))).isEqualTo("misconfigured HTTP_404");
        ServiceRequest second = server.requests().get(1);
        assertThat(second.target()).isEqualTo("/client/negotiate?hub=chat&negotiateVersion=1");
        assertThat(second.header("Authorization")).isEqualTo("Bearer for-there");
    }

    @Test
    void our_token_stays_with_the_host_it_is_for() {
        try (EndpointTestServer elsewhere = EndpointTestServer.start(404)) {
            server.next(ServiceAnswer.reply(200, "{\"url\":\"" + elsewhere.baseUri() + "/hub\"}"));
            pushed(server.baseUri().resolve("/hub"));

            assertThat(elsewhere.requests().get(0).header("Authorization")).isEmpty();
        }
    }

    @Test
    void going_round_in_circles_ends() {
        for (int round = 0; round < 10; round++) {
            server.next(ServiceAnswer.reply(200, "{\"url\":\"" + server.baseUri() + "/hub\"}"));
        }
        assertThat(pushed(server.baseUri().resolve("/hub"))).isEqualTo("misconfigured REDIRECT");
        assertThat(server.requests()).hasSize(6);
    }

    private static String pushed(URI hub) {
        HubSettings settings = new HubSettings(hub, TOKEN, "NotifyUsers", "NotifyGroup", Duration.ofSeconds(5));
        try (HubLiveNotifier push = new HubLiveNotifier(settings, CLOCK)) {
            return kindOf(push.push("mary", note()));
        }
    }
}
