package io.github.carillon.starter.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.microsoft.signalr.HubConnection;
import com.microsoft.signalr.HubConnectionState;
import com.microsoft.signalr.TransportEnum;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code com.microsoft.signalr}, unchanged, against the hub. It knows no server-sent events. */
final class JavaClientTest {

    private HubServer server;

    @BeforeEach
    void start() {
        server = HubServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = TransportEnum.class,
            names = {"WEBSOCKETS", "LONG_POLLING"})
    void a_note_arrives_within_a_second_by_either_transport(TransportEnum transport) {
        JavaClient client = connect(transport);
        String first = server.tell("mary");
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(client.notes()).containsExactly(first));

        String second = server.tell("mary");
        await().untilAsserted(() -> assertThat(client.notes()).containsExactly(first, second));
        assertThat(client.connection().invoke(Integer.class, "Since", first).blockingGet())
                .isEqualTo(1);
        // the client has handlers in a thread of their own: the answer may come before the note
        await().untilAsserted(() -> assertThat(client.notes()).containsExactly(first, second, second));

        assertThat(client.connection().stop().blockingAwait(10, TimeUnit.SECONDS))
                .isTrue();
        await().untilAsserted(() -> assertThat(server.listeners("mary")).isZero());
    }

    @ParameterizedTest
    @EnumSource(
            value = TransportEnum.class,
            names = {"WEBSOCKETS", "LONG_POLLING"})
    void an_unknown_method_is_an_error_and_the_connection_stays(TransportEnum transport) {
        HubConnection client = connect(transport).connection();

        assertThatThrownBy(() -> client.invoke(Integer.class, "DropTables").blockingGet())
                .hasMessageContaining("The hub has one method, Since.");
        assertThat(client.getConnectionState()).isEqualTo(HubConnectionState.CONNECTED);
        assertThat(client.stop().blockingAwait(10, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = TransportEnum.class,
            names = {"WEBSOCKETS", "LONG_POLLING"})
    void a_server_that_stops_says_so(TransportEnum transport) {
        JavaClient client = connect(transport);
        server.connections().close();

        client.awaitClosed();
    }

    private JavaClient connect(TransportEnum transport) {
        JavaClient client = JavaClient.start(server.url(), transport, "mary");
        await().untilAsserted(() -> assertThat(server.listeners("mary")).isEqualTo(1));
        return client;
    }
}
