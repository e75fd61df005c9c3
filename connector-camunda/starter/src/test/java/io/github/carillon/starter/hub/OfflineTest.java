package io.github.carillon.starter.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.signalr.TransportEnum;
import io.github.carillon.starter.inbox.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Half a minute without a network, for the official clients by each of their transports, with the times that both sides
 * have by default and the real inbox. Which end notices is not the same for all: a wire that swallows everything says
 * nothing to either until its own time is up, and one that is pulled out says so at once.
 */
final class OfflineTest {

    private static final Duration OFFLINE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @BeforeAll
    static void install() {
        Judges.install();
    }

    @Test
    void whoever_was_offline_for_half_a_minute_misses_nothing() {
        String mary = TestTokens.good("", "mary");
        try (LiveApp app = LiveApp.start(Map.of());
                Cable dead = Cable.to(app.port());
                Cable broken = Cable.to(app.port());
                NodeClient sockets = NodeClient.start("client.mjs", dead.url(), "WebSockets", mary);
                NodeClient events = NodeClient.start("client.mjs", dead.url(), "ServerSentEvents", mary);
                NodeClient polls = NodeClient.start("client.mjs", broken.url(), "LongPolling", mary);
                JavaClient javaSockets = JavaClient.start(broken.url(), TransportEnum.WEBSOCKETS, mary);
                JavaClient javaPolls = JavaClient.start(broken.url(), TransportEnum.LONG_POLLING, mary)) {
            List<NodeClient> nodes = List.of(sockets, events, polls);
            List<JavaClient> javas = List.of(javaSockets, javaPolls);
            nodes.forEach(client -> client.await("connected", 1));
            await().until(() -> app.connections() == 5);
            List<String> kept = new ArrayList<>(List.of(app.keep("", "mary")));
            nodes.forEach(client -> client.await("notification", 1));
            await().untilAsserted(() -> assertThat(javas)
                    .allSatisfy(client -> assertThat(client.notes()).isEqualTo(kept)));

            Instant begin = Instant.now();
            dead.swallow();
            broken.pull();
            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
                kept.add(app.keep("", "mary"));
                return Duration.between(begin, Instant.now()).compareTo(OFFLINE) > 0 && app.connections() == 0;
            });
            nodes.forEach(client -> client.await("reconnecting", 1));
            javas.forEach(JavaClient::awaitClosed);
            dead.plug();
            broken.plug();

            javas.forEach(JavaClient::comeBack);
            nodes.forEach(client -> client.await("reconnected", 1));
            kept.add(app.keep("", "mary"));
            await().untilAsserted(() -> {
                assertThat(nodes)
                        .allSatisfy(client -> assertThat(client.notes()).isEqualTo(kept));
                assertThat(javas)
                        .allSatisfy(client -> assertThat(client.notes()).isEqualTo(kept));
            });
        }
    }
}
