package io.github.carillon.core.twilio;

import static io.github.carillon.core.twilio.TwilioFixture.ACCOUNT;
import static io.github.carillon.core.twilio.TwilioFixture.CLOCK;
import static io.github.carillon.core.twilio.TwilioFixture.RIGHT;
import static io.github.carillon.core.twilio.TwilioFixture.delivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.http.HttpLimits;
import io.github.carillon.testserver.TwilioAnswer;
import io.github.carillon.testserver.TwilioTestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a connection that fails means: before the whole request was written nothing was sent, after it nobody knows. */
final class TwilioConnectionTest {

    private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(300);
    /** Far more than any time-out here, for a busy machine, and far less than what the HTTP client waits by itself. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private TwilioTestServer twilio;

    @BeforeEach
    void start() throws IOException {
        twilio = TwilioTestServer.start(ACCOUNT, CLOCK);
    }

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    void defers_where_nobody_listens() {
        URI nobody = twilio.baseUri();
        twilio.close();

        assertThat(send(nobody)).isInstanceOf(Outcome.Deferred.class);
    }

    @Test
    void defers_when_connecting_takes_longer_than_the_connect_timeout() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> waiting = fill(full);
            long start = System.nanoTime();

            Outcome outcome = send(URI.create("http://127.0.0.1:" + full.getLocalPort()));

            assertThat(outcome).isInstanceOf(Outcome.Deferred.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(CONNECT_TIMEOUT, PATIENCE);
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void defers_where_tls_is_not_answered() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(send(URI.create("https://127.0.0.1:" + silent.getLocalPort())))
                    .isInstanceOf(Outcome.Deferred.class);
        }
    }

    @Test
    void defers_while_all_connections_are_in_use() {
        twilio.next(TwilioAnswer.slow(PATIENCE.multipliedBy(2)));
        try (TwilioChannel channel = channel(twilio.baseUri(), PATIENCE, 1)) {
            CompletableFuture<Outcome> first = CompletableFuture.supplyAsync(() -> channel.send(delivery()));
            await().atMost(PATIENCE).until(() -> twilio.requests() == 1);

            assertThat(channel.send(delivery()))
                    .isInstanceOfSatisfying(
                            Outcome.Deferred.class,
                            deferred -> assertThat(deferred.attempted()).isFalse());

            assertThat(twilio.requests()).isEqualTo(1);
            twilio.close();
            assertThat(first).succeedsWithin(PATIENCE).isInstanceOf(Outcome.Unknown.class);
        }
    }

    @Test
    void waits_for_an_answer_no_longer_than_the_read_timeout() {
        twilio.next(TwilioAnswer.slow(PATIENCE.multipliedBy(2)));
        try (TwilioChannel channel = channel(twilio.baseUri(), Duration.ofMillis(700), 1)) {
            long start = System.nanoTime();

            assertThat(channel.send(delivery()))
                    .isEqualTo(new Outcome.Unknown("TIMEOUT", "the request went out and was not answered in time"));

            assertThat(twilio.requests()).isEqualTo(1);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(700), PATIENCE);
            assertThat(twilio.messages()).hasSize(1);
        }
    }

    @Test
    void waits_for_an_answer_that_comes_within_the_read_timeout() {
        twilio.next(TwilioAnswer.slow(Duration.ofMillis(600)));
        try (TwilioChannel channel = channel(twilio.baseUri(), PATIENCE, 1)) {
            assertThat(channel.send(delivery())).isInstanceOf(Outcome.Accepted.class);
        }
    }

    /** Takes every place in the queue of connections not yet accepted, so that the next one has to wait. */
    private static List<Socket> fill(ServerSocket server) throws IOException {
        List<Socket> waiting = new ArrayList<>();
        for (int place = 0; place < 2; place++) {
            waiting.add(new Socket(server.getInetAddress(), server.getLocalPort()));
        }
        return waiting;
    }

    private static Outcome send(URI baseUrl) {
        try (TwilioChannel channel = channel(baseUrl, PATIENCE, 1)) {
            return channel.send(delivery());
        }
    }

    private static TwilioChannel channel(URI baseUrl, Duration readTimeout, int connections) {
        HttpLimits limits = new HttpLimits(CONNECT_TIMEOUT, readTimeout, PATIENCE.multipliedBy(2), connections);
        TwilioSettings settings = new TwilioSettings(RIGHT, baseUrl, null, null, null, limits);
        return new TwilioChannel(settings, CLOCK);
    }
}
