package io.github.carillon.starter.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.carillon.core.live.protocol.Records;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A client that goes says so twice, in the hub's protocol and in that of WebSockets (RFC 6455, section 7.1.2). */
final class LeavingTest {

    private static final String CLOSE = "{\"type\":7}";

    /**
     * Were both to close at the same time, the server could end the connection before its close frame is out, which
     * Microsoft's clients take for a broken one.
     */
    @Test
    void whoever_says_that_he_goes_closes_first_and_is_answered() throws IOException {
        try (HubServer server = HubServer.start();
                RawSocket socket = RawSocket.open(server.port(), "mary")) {
            socket.send(RawSocket.record(CLOSE));
            assertThat(socket.next()).isEqualTo(CLOSE + Records.END);
            await().during(Duration.ofMillis(500)).until(socket::isQuiet);

            socket.send(RawSocket.closing());
            assertThat(socket.rest()).containsExactly(RawSocket.CLOSE);
            await().untilAsserted(() -> assertThat(server.connections().size()).isZero());
        }
    }

    @Test
    void whoever_says_that_he_goes_and_stays_is_put_out() throws IOException {
        HubLimits impatient = TestLimits.impatient(HubLimits.standard().keepAlive(), Duration.ofSeconds(1));
        try (HubServer server = HubServer.start(impatient, Clock.systemUTC());
                RawSocket socket = RawSocket.open(server.port(), "mary")) {
            socket.send(RawSocket.record(CLOSE));
            await().until(() -> {
                // what they go on to say does not keep them
                socket.send(RawSocket.record("{\"type\":6}"));
                return server.connections().size() == 0;
            });

            assertThat(socket.rest()).containsExactly(CLOSE + Records.END, RawSocket.CLOSE);
        }
    }
}
