package io.github.carillon.core.live;

import static io.github.carillon.core.live.PushSamples.kindOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.live.protocol.HubJson;
import io.github.carillon.core.live.protocol.Records;
import io.github.carillon.testserver.SettableClock;
import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A conversation with a hub, word by word. */
final class HubSessionTest {

    private static final String END = String.valueOf(Records.END);
    private static final String PING = "{\"type\":6}" + END;
    private static final Outcome ACCEPTED = new Outcome.Accepted("n1", null);

    private final SettableClock clock = SettableClock.at("2026-11-21T10:00:00Z");
    private final HubSession session = new HubSession(clock, Duration.ofMillis(500));
    private final FakeSocket socket = new FakeSocket();

    @Test
    void a_method_has_run_when_its_completion_comes() {
        open();
        CompletableFuture<Outcome> called = call();
        session.onText(socket, "{\"type\":3,\"invocationId\":\"9\"}" + END, true);
        assertThat(called).isNotDone();

        session.onText(socket, "{\"type\":3,\"invocat", false);
        session.onText(socket, "ionId\":\"1\",\"result\":null}" + END + PING, true);
        assertThat(called.join()).isEqualTo(ACCEPTED);
        assertThat(socket.said).last().asString().contains("\"target\":\"NotifyUsers\"", "\"invocationId\":\"1\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "An unexpected error occurred invoking 'NotifyUsers' on the server. HubException: nobody here",
                "HubException: mary@example.org is not here"
            })
    void an_error_of_the_method_refuses(String error) {
        open();
        CompletableFuture<Outcome> called = call();
        session.onText(socket, "{\"type\":3,\"invocationId\":\"1\",\"error\":\"" + error + "\"}" + END, true);

        assertThat(kindOf(called.join())).isEqualTo("refused HUB_EXCEPTION");
        assertThat(called.join().toString()).contains("here").doesNotContain("mary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Failed to invoke 'NotifyUsers' due to an error on the server. HubException: Method does not exist.",
                "Failed to invoke 'NotifyUsers' because user is unauthorized"
            })
    void a_method_that_is_not_ours_to_call_is_the_operators_matter(String error) {
        open();
        CompletableFuture<Outcome> called = call();
        session.onText(socket, "{\"type\":3,\"invocationId\":\"1\",\"error\":\"" + error + "\"}" + END, true);

        assertThat(kindOf(called.join())).isEqualTo("misconfigured HUB_METHOD");
    }

    @Test
    void a_completion_that_does_not_come_leaves_it_unknown_and_the_session_open() {
        open();
        assertThat(kindOf(call().join())).isEqualTo("unknown TIMEOUT");
        assertThat(session.isOver()).isFalse();
    }

    @Test
    void a_hub_that_says_goodbye_leaves_it_unknown() {
        open();
        CompletableFuture<Outcome> called = call();
        session.onText(socket, "{\"type\":7,\"error\":\"stopping\"}" + END, true);

        assertThat(kindOf(called.join())).isEqualTo("unknown CONNECTION_LOST");
        assertThat(socket.aborted).isTrue();
        assertThat(kindOf(call().join())).isEqualTo("deferred CONNECT_FAILED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense" + "\u001e", "{\"type\":3}" + "\u001e"})
    void nonsense_ends_it(String said) {
        open();
        session.onText(socket, said, true);

        assertThat(session.isOver()).isTrue();
    }

    @Test
    void a_message_without_an_end_ends_it() {
        open();
        session.onText(socket, "x".repeat(300_000), false);

        assertThat(session.isOver()).isTrue();
    }

    @Test
    void it_pings_until_the_hub_has_been_silent_for_half_a_minute() {
        open();
        clock.forward(Duration.ofSeconds(29));
        session.ping();
        assertThat(socket.said).last().isEqualTo(PING);
        session.onText(socket, PING, true);

        clock.forward(Duration.ofSeconds(29));
        session.ping();
        assertThat(session.isOver()).isFalse();

        clock.forward(Duration.ofSeconds(1));
        session.ping();
        assertThat(session.isOver()).isTrue();
        assertThat(socket.aborted).isTrue();
    }

    @Test
    void a_socket_that_takes_nothing_leaves_it_unknown_and_is_cut() {
        open();
        socket.stuck = true;

        assertThat(kindOf(call().join())).isEqualTo("unknown TIMEOUT");
        assertThat(socket.aborted).isTrue();
    }

    @Test
    void a_socket_that_breaks_while_it_is_written_to_has_sent_nothing() {
        open();
        socket.broken = true;

        assertThat(kindOf(call().join())).isEqualTo("deferred CONNECT_FAILED");
        assertThat(session.isOver()).isTrue();
    }

    @Test
    void a_hub_that_speaks_something_else_is_the_operators_matter() {
        session.onOpen(socket);
        CompletableFuture<Outcome> begun = CompletableFuture.supplyAsync(session::begin);
        await().until(() -> !socket.said.isEmpty());
        session.onText(socket, "{\"error\":\"messagepack only\"}" + END, true);

        assertThat(kindOf(begun.join())).isEqualTo("misconfigured HANDSHAKE_REFUSED");
    }

    @Test
    void a_hub_that_does_not_answer_is_not_there() {
        session.onOpen(socket);

        assertThat(kindOf(session.begin())).isEqualTo("deferred CONNECT_FAILED");
    }

    private void open() {
        session.onOpen(socket);
        CompletableFuture<Outcome> begun = CompletableFuture.supplyAsync(session::begin);
        await().until(() -> !socket.said.isEmpty());
        assertThat(socket.said).containsExactly(HubJson.handshake());
        session.onText(socket, "{}" + END, true);
        assertThat(begun.join()).isNull();
    }

    private CompletableFuture<Outcome> call() {
        int before = socket.said.size();
        CompletableFuture<Outcome> called = CompletableFuture.supplyAsync(
                () -> session.invoke("NotifyUsers", JsonNodeFactory.instance.arrayNode(), ACCEPTED));
        await().until(() -> socket.said.size() > before || called.isDone());
        return called;
    }

    /** Remembers what is said, and does it badly when told to. */
    private static final class FakeSocket implements WebSocket {

        private final List<String> said = new CopyOnWriteArrayList<>();
        private volatile boolean aborted;
        private volatile boolean stuck;
        private volatile boolean broken;

        @Override
        public CompletableFuture<WebSocket> sendText(CharSequence data, boolean last) {
            if (broken) {
                return CompletableFuture.failedFuture(new IOException("broken"));
            }
            said.add(data.toString());
            return stuck ? new CompletableFuture<>() : CompletableFuture.completedFuture(this);
        }

        private static AssertionError neverSaid() {
            return new AssertionError("a hub is told texts, and left by abort");
        }

        @Override
        public CompletableFuture<WebSocket> sendBinary(ByteBuffer data, boolean last) {
            throw neverSaid();
        }

        @Override
        public CompletableFuture<WebSocket> sendPing(ByteBuffer message) {
            throw neverSaid();
        }

        @Override
        public CompletableFuture<WebSocket> sendPong(ByteBuffer message) {
            throw neverSaid();
        }

        @Override
        public CompletableFuture<WebSocket> sendClose(int statusCode, String reason) {
            throw neverSaid();
        }

        @Override
        public void request(long count) {
            // everything is wanted
        }

        @Override
        public String getSubprotocol() {
            return "";
        }

        @Override
        public boolean isOutputClosed() {
            return aborted;
        }

        @Override
        public boolean isInputClosed() {
            return aborted;
        }

        @Override
        public void abort() {
            aborted = true;
        }
    }
}
