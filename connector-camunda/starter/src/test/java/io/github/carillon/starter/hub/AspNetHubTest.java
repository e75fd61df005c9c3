package io.github.carillon.starter.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.signalr.HubConnection;
import com.microsoft.signalr.HubConnectionBuilder;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.live.HubLiveNotifier;
import io.github.carillon.core.live.HubSettings;
import io.github.carillon.core.value.Secret;
import io.github.carillon.testserver.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The client of somebody's hub, against ASP.NET Core itself: {@code mvn verify -Paspnet}. */
@Tag("aspnet")
final class AspNetHubTest {

    private static Process program;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        Path folder = AspNetSdk.compile(Path.of("src/test/aspnet/Hub.cs"));
        port = FreePort.any();
        program = AspNetSdk.start(folder, Integer.toString(port));
        await().atMost(Duration.ofSeconds(30)).until(AspNetHubTest::listens);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (program != null) {
            program.destroy();
            assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_user_of_the_application_gets_the_note() {
        List<Map<?, ?>> seen = new CopyOnWriteArrayList<>();
        HubConnection mary = client("mary", seen);
        try (HubLiveNotifier push = push("carillon", Duration.ofSeconds(10))) {
            assertThat(push.push("mary", SampleNotes.note()))
                    .isEqualTo(new Outcome.Accepted(SampleNotes.note().id(), null));
            await().untilAsserted(() -> assertThat(seen).hasSize(1));
            assertThat(seen.get(0).get("id")).isEqualTo(SampleNotes.note().id());
            assertThat(seen.get(0).get("title")).isEqualTo("Größe \u2028 🔔");
            assertThat(seen.get(0).get("processInstanceId")).isEqualTo("instance-1");
        }
        assertThat(mary.stop().blockingAwait(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_group_gets_it_too() {
        List<Map<?, ?>> seen = new CopyOnWriteArrayList<>();
        HubConnection bob = client("bob", seen);
        assertThat(bob.invoke("Join", "sales").blockingAwait(10, TimeUnit.SECONDS))
                .isTrue();
        try (HubLiveNotifier push = push("carillon", Duration.ofSeconds(10))) {
            assertThat(push.pushToGroup("sales", SampleNotes.note())).isInstanceOf(Outcome.Accepted.class);
            await().untilAsserted(() -> assertThat(seen).hasSize(1));
        }
        assertThat(bob.stop().blockingAwait(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void errors_keep_what_the_hub_says_and_nothing_it_does_not() {
        try (HubLiveNotifier push = push("carillon", Duration.ofSeconds(10))) {
            assertThat(push.push("nobody", SampleNotes.note()).toString()).contains("HUB_EXCEPTION", "no such user");
            assertThat(push.push("broken", SampleNotes.note()).toString())
                    .contains("HUB_EXCEPTION", "An unexpected error occurred")
                    .doesNotContain("secret");
            assertThat(push.push("mary", SampleNotes.note())).isInstanceOf(Outcome.Accepted.class);
        }
        try (HubLiveNotifier stranger = push("mallory", Duration.ofSeconds(10))) {
            assertThat(stranger.push("mary", SampleNotes.note()).toString()).contains("only the worker may do this");
        }
    }

    @Test
    void a_method_that_is_not_there_and_a_token_that_is_missing_are_the_operators_matter() {
        HubSettings settings =
                new HubSettings(hub(), Secret.of("carillon"), "TellUsers", "NotifyGroup", Duration.ofSeconds(10));
        try (HubLiveNotifier push = new HubLiveNotifier(settings, Clock.systemUTC());
                HubLiveNotifier nobody = push(null, Duration.ofSeconds(10))) {
            assertThat(push.push("mary", SampleNotes.note()).toString()).startsWith("Misconfigured[code=HUB_METHOD");
            assertThat(nobody.push("mary", SampleNotes.note()).toString()).startsWith("Misconfigured[code=HTTP_401");
        }
    }

    @Test
    void a_method_that_takes_too_long_leaves_it_unknown() {
        try (HubLiveNotifier push = push("carillon", Duration.ofSeconds(2))) {
            assertThat(push.push("mary", SampleNotes.note())).isInstanceOf(Outcome.Accepted.class);
            assertThat(push.push("slow", SampleNotes.note()).toString()).startsWith("Unknown[code=TIMEOUT");
        }
    }

    @Test
    void many_at_once_are_all_taken() {
        try (HubLiveNotifier push = push("carillon", Duration.ofSeconds(20))) {
            List<CompletableFuture<Outcome>> all = IntStream.range(0, 200)
                    .mapToObj(number ->
                            CompletableFuture.supplyAsync(() -> push.push("user" + number, SampleNotes.note())))
                    .toList();
            assertThat(all).allSatisfy(each -> assertThat(each.join()).isInstanceOf(Outcome.Accepted.class));
        }
    }

    /** The server pings as often as we do, and gives up who is silent for half a minute. */
    @Test
    void a_connection_stays_over_a_quiet_time() {
        try (HubLiveNotifier push = push("carillon", Duration.ofSeconds(10))) {
            assertThat(push.push("mary", SampleNotes.note())).isInstanceOf(Outcome.Accepted.class);
            Instant begin = Instant.now();
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofSeconds(5))
                    .until(() -> Duration.between(begin, Instant.now()).toSeconds() >= 40);
            assertThat(push.push("mary", SampleNotes.note())).isInstanceOf(Outcome.Accepted.class);
        }
    }

    private static HubConnection client(String user, List<Map<?, ?>> seen) {
        HubConnection client = HubConnectionBuilder.create(hub().toString())
                .withHeader("Authorization", "Bearer " + user)
                .build();
        client.on("notification", seen::add, Map.class);
        assertThat(client.start().blockingAwait(10, TimeUnit.SECONDS)).isTrue();
        return client;
    }

    private static HubLiveNotifier push(@Nullable String token, Duration timeout) {
        Secret secret = token == null ? null : Secret.of(token);
        return new HubLiveNotifier(
                new HubSettings(hub(), secret, "NotifyUsers", "NotifyGroup", timeout), Clock.systemUTC());
    }

    private static URI hub() {
        return URI.create("http://127.0.0.1:" + port + "/notify");
    }

    private static boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
