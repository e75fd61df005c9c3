package io.github.carillon.starter.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.live.HubLiveNotifier;
import io.github.carillon.core.live.HubSettings;
import io.github.carillon.core.message.NoteJson;
import io.github.carillon.core.value.Daemons;
import io.github.carillon.core.value.Secret;
import io.github.carillon.core.value.Validated;
import io.github.carillon.starter.inbox.NoteBus.Subscription;
import io.github.carillon.testserver.EndpointTestServer;
import io.github.carillon.testserver.ServiceAnswer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client of somebody's hub, against a hub of ours that plays one. */
final class HubPushTest {

    private final Application application = new Application();
    private HubServer server;

    @BeforeEach
    void start() {
        server = HubServer.start(application);
    }

    @AfterEach
    void stop() {
        application.release.countDown();
        server.close();
    }

    @Test
    void users_and_groups_are_told_by_the_hubs_methods() {
        try (HubLiveNotifier push = push(server.url())) {
            assertThat(push.push("mary", SampleNotes.note()))
                    .isEqualTo(new Outcome.Accepted(SampleNotes.note().id(), null));
            assertThat(push.pushToGroup("sales", SampleNotes.note())).isInstanceOf(Outcome.Accepted.class);
        }
        assertThat(application.called)
                .satisfiesExactly(
                        users -> {
                            assertThat(users.path(0).asText()).isEqualTo("NotifyUsers");
                            assertThat(users.at("/1/0").asText()).isEqualTo("mary");
                            assertThat(users.path(2)).isEqualTo(NoteJson.of(SampleNotes.note()));
                        },
                        group -> {
                            assertThat(group.path(0).asText()).isEqualTo("NotifyGroup");
                            assertThat(group.path(1).asText()).isEqualTo("sales");
                        });
        await().untilAsserted(() -> assertThat(server.connections().size()).isZero());
    }

    @Test
    void many_at_once_share_one_connection() {
        // not those of the common pool, of which a small machine has one: the HTTP client needs it for its answers
        ExecutorService threads = Executors.newCachedThreadPool(Daemons.named("pushing"));
        try (HubLiveNotifier push = push(server.url())) {
            List<CompletableFuture<Outcome>> all = IntStream.range(0, 50)
                    .mapToObj(number -> CompletableFuture.supplyAsync(
                            () -> push.push("user" + number, SampleNotes.note()), threads))
                    .toList();

            assertThat(all).allSatisfy(each -> assertThat(each.join()).isInstanceOf(Outcome.Accepted.class));
            assertThat(server.connections().size()).isEqualTo(1);
            assertThat(application.called).hasSize(50);
        }
    }

    @Test
    void a_method_that_fails_refuses() {
        try (HubLiveNotifier push = push(server.url())) {
            assertThat(push.push("nobody", SampleNotes.note()))
                    .isEqualTo(new Outcome.Refused("HUB_EXCEPTION", "the hub said: HubException: no such user"));
            assertThat(push.push("mary", SampleNotes.note())).isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void a_method_that_takes_too_long_leaves_it_unknown() {
        try (HubLiveNotifier push = push(server.url(), Duration.ofMillis(300), "carillon")) {
            assertThat(push.push("mary", SampleNotes.note())).isInstanceOf(Outcome.Accepted.class);
            assertThat(push.push("slow", SampleNotes.note()))
                    .isEqualTo(new Outcome.Unknown("TIMEOUT", "the hub did not confirm in time"));
        }
    }

    @Test
    void a_connection_that_breaks_leaves_it_unknown_and_is_made_again() {
        try (Cable cable = Cable.to(server.port());
                HubLiveNotifier push = push(cable.url())) {
            assertThat(push.push("mary", SampleNotes.note())).isInstanceOf(Outcome.Accepted.class);
            CompletableFuture<Outcome> slow =
                    CompletableFuture.supplyAsync(() -> push.push("slow", SampleNotes.note()));
            await().until(() -> application.called.size() == 2);

            cable.pull();
            assertThat(slow.join()).isInstanceOf(Outcome.Unknown.class);
            assertThat(push.push("mary", SampleNotes.note())).isInstanceOf(Outcome.Deferred.class);

            cable.plug();
            assertThat(push.push("mary", SampleNotes.note())).isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void a_hub_that_wants_a_token_says_so() {
        try (HubLiveNotifier push = push(server.url(), Duration.ofSeconds(5), null)) {
            assertThat(push.push("mary", SampleNotes.note()))
                    .isInstanceOfSatisfying(
                            Outcome.Misconfigured.class,
                            misconfigured -> assertThat(misconfigured.code()).isEqualTo("HTTP_401"));
        }
    }

    @Test
    void a_hub_may_send_its_clients_elsewhere() {
        try (EndpointTestServer front = EndpointTestServer.start(404);
                HubLiveNotifier push = push(front.baseUri() + "/hub", Duration.ofSeconds(5), null)) {
            front.next(ServiceAnswer.reply(200, "{\"url\":\"" + server.url() + "\",\"accessToken\":\"carillon\"}"));

            assertThat(push.push("mary", SampleNotes.note())).isInstanceOf(Outcome.Accepted.class);
        }
    }

    @Test
    void after_it_is_closed_nothing_is_sent() {
        HubLiveNotifier push = push(server.url());
        push.close();

        assertThat(push.push("mary", SampleNotes.note())).isInstanceOf(Outcome.Deferred.class);
        assertThat(application.called).isEmpty();
    }

    private static HubLiveNotifier push(String url) {
        return push(url, Duration.ofSeconds(10), "carillon");
    }

    private static HubLiveNotifier push(String url, Duration timeout, @Nullable String token) {
        Secret secret = token == null ? null : Secret.of(token);
        return new HubLiveNotifier(
                new HubSettings(URI.create(url), secret, "NotifyUsers", "NotifyGroup", timeout), Clock.systemUTC());
    }

    /** Somebody's application, with a method for publishing. */
    private static final class Application implements Hub {

        private final List<ArrayNode> called = new CopyOnWriteArrayList<>();
        private final CountDownLatch release = new CountDownLatch(1);

        @Override
        public Subscription enter(HubClient client) {
            return () -> {};
        }

        @Override
        public Validated<JsonNode> invoke(HubClient client, String method, ArrayNode arguments) {
            called.add(arguments.arrayNode().add(method).addAll(arguments));
            return switch (arguments.at("/0/0").asText()) {
                case "nobody" -> Validated.invalid("HubException: no such user");
                case "slow" -> slow();
                default -> Validated.valid(NullNode.getInstance());
            };
        }

        private Validated<JsonNode> slow() {
            try {
                assertThat(release.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            return Validated.valid(NullNode.getInstance());
        }
    }
}
