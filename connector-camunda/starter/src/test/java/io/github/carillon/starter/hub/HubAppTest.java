package io.github.carillon.starter.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.carillon.starter.inbox.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hub in the application: with the real inbox, real tokens, and each mode. */
final class HubAppTest {

    private static final String HUB = "/hubs/notifications";

    @BeforeAll
    static void install() {
        Judges.install();
    }

    @Test
    void a_note_that_is_kept_arrives_within_a_second_and_only_at_its_reader() {
        try (LiveApp app = LiveApp.start(Map.of());
                NodeClient mary = app.client("WebSockets", TestTokens.good("", "mary"));
                NodeClient other = app.client("LongPolling", TestTokens.good("acme", "mary"))) {
            mary.await("connected", 1);
            other.await("connected", 1);

            Instant begin = Instant.now();
            String id = app.keep("", "mary");
            assertThat(mary.await("notification", 1).get(1).asText()).isEqualTo(id);
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(1));

            String others = app.keep("acme", "mary");
            other.await("notification", 1);
            assertThat(other.notes()).containsExactly(others);
            assertThat(mary.notes()).containsExactly(id);
        }
    }

    @Test
    void what_came_while_the_wire_was_out_comes_afterwards_in_order() {
        try (LiveApp app = LiveApp.start(Map.of());
                Cable cable = Cable.to(app.port());
                NodeClient client =
                        NodeClient.start("client.mjs", cable.url(), "WebSockets", TestTokens.good("", "mary"))) {
            client.await("connected", 1);
            List<String> kept = new ArrayList<>(List.of(app.keep("", "mary")));
            client.await("notification", 1);
            cable.pull();
            client.await("reconnecting", 1);
            for (int note = 0; note < 250; note++) {
                kept.add(app.keep("", "mary"));
            }
            cable.plug();
            client.await("reconnected", 1);

            assertThat(client.notes()).containsExactlyElementsOf(kept);
        }
    }

    @Test
    void since_takes_an_id_a_cursor_or_nothing() {
        try (LiveApp app = LiveApp.start(Map.of());
                NodeClient client = app.client("WebSockets", TestTokens.good("", "mary"))) {
            String first = app.keep("", "mary");
            String foreign = app.keep("acme", "mary");
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
    void a_connection_ends_with_its_token() {
        try (LiveApp app = LiveApp.start(Map.of());
                NodeClient client = app.client("WebSockets", shortLived())) {
            client.await("connected", 1);
            client.await("reconnecting", 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"WebSockets", "ServerSentEvents", "LongPolling"})
    void a_page_of_another_origin_gets_in_where_that_is_allowed(String transport) {
        Judges.installWithBrowser();
        try (HubServer page = HubServer.start();
                LiveApp app = LiveApp.start(Map.of("inbox.origins", page.url().replace(HUB, "")));
                NodeClient client = NodeClient.start(
                        "browser.mjs", app.hub(), transport, TestTokens.good("", "mary"), page.page())) {
            client.await("connected", 1);
            String id = app.keep("", "mary");

            assertThat(client.await("notification", 1).get(1).asText()).isEqualTo(id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"WebSockets", "ServerSentEvents", "LongPolling"})
    void stopping_does_not_wait_for_those_who_are_connected(String transport) {
        LiveApp app = LiveApp.start(Map.of());
        try (NodeClient client = app.client(transport, TestTokens.good("", "mary"))) {
            client.await("connected", 1);
            Instant begin = Instant.now();
            app.close();

            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(10));
            client.await("reconnecting", 1);
        }
    }

    private static String shortLived() {
        Instant now = Instant.now();
        return TestTokens.bySecret(
                TestTokens.with(
                        TestTokens.claims("mary", now),
                        "exp",
                        now.plusSeconds(5).getEpochSecond()),
                TestTokens.SECRET);
    }
}
