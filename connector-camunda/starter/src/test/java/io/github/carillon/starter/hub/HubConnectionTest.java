package io.github.carillon.starter.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.carillon.core.live.protocol.HubJson;
import io.github.carillon.core.live.protocol.Records;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.core.value.Validated;
import io.github.carillon.starter.inbox.Caller;
import io.github.carillon.starter.inbox.NoteBus.Subscription;
import io.github.carillon.testserver.SettableClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The protocol, without a network. */
final class HubConnectionTest {

    private static final String END = String.valueOf(Records.END);
    private static final String PING = "{\"type\":6}" + END;
    private static final Duration LIFE = Duration.ofHours(1);

    private final SettableClock clock = SettableClock.at("2026-11-21T10:00:00Z");
    private final Echo hub = new Echo();
    private final HubConnection connection = connection(HubLimits.standard());

    @Test
    void a_handshake_opens_it() {
        connection.receive(HubJson.handshake());

        assertThat(connection.take()).isEqualTo("{}" + END);
        assertThat(hub.there).hasValue(1);
    }

    @Test
    void nothing_is_said_before_the_handshake() {
        connection.call("notification", TextNode.valueOf("early"));

        assertThat(connection.take()).isEmpty();
        assertThat(hub.there).hasValue(0);
    }

    @Test
    void whoever_speaks_something_else_is_told_and_cut() {
        connection.receive("{\"protocol\":\"messagepack\",\"version\":1}" + END);

        assertThat(connection.take()).startsWith("{\"error\":").doesNotContain("type");
        assertThat(connection.isDone()).isTrue();
        assertThat(hub.there).hasValue(0);
    }

    @Test
    void what_is_invoked_is_completed() {
        open();
        connection.receive("{\"type\":1,\"invocationId\":\"a\",\"target\":\"Echo\",\"arguments\":[\"x\"]}" + END);

        assertThat(connection.take()).isEqualTo("{\"type\":3,\"invocationId\":\"a\",\"result\":\"x\"}" + END);
    }

    @Test
    void what_is_sent_without_an_id_is_not() {
        open();
        connection.receive("{\"type\":1,\"target\":\"Echo\",\"arguments\":[\"x\"]}" + END);
        connection.receive("{\"type\":1,\"target\":\"Nothing\",\"arguments\":[]}" + END);

        assertThat(connection.take()).isEmpty();
        assertThat(connection.isEnded()).isFalse();
    }

    @Test
    void an_unknown_method_is_an_error_and_not_the_end() {
        open();
        connection.receive("{\"type\":1,\"invocationId\":\"a\",\"target\":\"Nothing\",\"arguments\":[]}" + END);
        connection.receive("{\"type\":4,\"invocationId\":\"b\",\"target\":\"Count\",\"arguments\":[]}" + END);

        assertThat(connection.take())
                .isEqualTo("{\"type\":3,\"invocationId\":\"a\",\"error\":\"no such method\"}" + END
                        + "{\"type\":3,\"invocationId\":\"b\",\"error\":\"The hub has no streams.\"}" + END);
        assertThat(connection.isEnded()).isFalse();
    }

    @Test
    void what_nobody_asked_for_is_passed_over() {
        open();
        connection.receive(
                "{\"type\":2,\"invocationId\":\"a\",\"item\":1}" + END + "{\"type\":5,\"invocationId\":\"a\"}" + END
                        + "{\"type\":3,\"invocationId\":\"a\"}" + END + "{\"type\":99}" + END + PING);

        assertThat(connection.take()).isEmpty();
        assertThat(connection.isEnded()).isFalse();
    }

    @Test
    void nonsense_ends_it_with_a_reason() {
        open();
        connection.receive("nonsense" + END);

        assertThat(connection.take()).isEqualTo("{\"type\":7,\"error\":\"The message is no JSON object.\"}" + END);
        assertThat(connection.isDone()).isTrue();
        assertThat(hub.there).hasValue(0);
    }

    @Test
    void a_message_that_is_too_long_ends_it() {
        open();
        connection.receive("x".repeat(HubLimits.standard().largestMessage() + 1));

        assertThat(connection.take()).contains("\"type\":7").contains("is longer than");
        assertThat(connection.isDone()).isTrue();
    }

    @Test
    void too_many_messages_end_it() {
        open();
        int most = HubLimits.standard().messages();
        // the handshake was the first
        for (int count = 1; count < most; count++) {
            connection.receive(PING);
        }
        assertThat(connection.isEnded()).isFalse();
        connection.receive(PING);

        assertThat(connection.take()).contains("Too many messages").doesNotContain("allowReconnect");
    }

    @Test
    void as_many_may_come_again_after_ten_seconds() {
        open();
        for (int round = 0; round < 5; round++) {
            clock.forward(Duration.ofSeconds(10));
            connection.receive(PING.repeat(HubLimits.standard().messages()));
        }
        assertThat(connection.isEnded()).isFalse();
    }

    @Test
    void silence_is_filled_with_pings() {
        open();
        clock.forward(Duration.ofSeconds(14));
        connection.tick();
        assertThat(connection.take()).isEmpty();

        clock.forward(Duration.ofSeconds(1));
        connection.tick();
        connection.tick();
        assertThat(connection.take()).isEqualTo(PING);
    }

    @Test
    void a_client_that_says_nothing_for_half_a_minute_is_given_up() {
        open();
        clock.forward(Duration.ofSeconds(20));
        connection.receive(PING);
        clock.forward(Duration.ofSeconds(29));
        connection.tick();
        assertThat(connection.isEnded()).isFalse();

        clock.forward(Duration.ofSeconds(1));
        connection.tick();
        assertThat(connection.take()).contains("\"type\":7").contains("\"allowReconnect\":true");
        assertThat(hub.there).hasValue(0);
    }

    @Test
    void a_handshake_that_does_not_come_ends_it() {
        clock.forward(Duration.ofSeconds(15));
        connection.tick();

        assertThat(connection.take()).startsWith("{\"error\":");
        assertThat(connection.isDone()).isTrue();
    }

    @Test
    void it_ends_with_its_token() {
        open();
        keepAliveUntilJustBefore(LIFE);
        assertThat(connection.isEnded()).isFalse();
        connection.take();

        clock.forward(Duration.ofSeconds(1));
        connection.tick();
        assertThat(connection.take())
                .isEqualTo("{\"type\":7,\"error\":\"The token has expired.\",\"allowReconnect\":true}" + END);
    }

    @Test
    void a_newer_token_prolongs_it() {
        open();
        connection.sign(clock.instant().plus(LIFE.multipliedBy(2)));
        connection.sign(clock.instant().plus(Duration.ofMinutes(1)));
        keepAliveUntilJustBefore(LIFE);
        clock.forward(Duration.ofSeconds(10));
        connection.tick();

        assertThat(connection.isEnded()).isFalse();
    }

    @Test
    void a_client_that_does_not_take_what_waits_is_told_to_come_again() {
        open();
        String text = "x".repeat(HubLimits.standard().backlog() / 3);
        for (int note = 0; note < 4; note++) {
            connection.call("notification", TextNode.valueOf(text));
        }

        StringBuilder said = new StringBuilder();
        for (String next = connection.take(); !next.isEmpty(); next = connection.take()) {
            said.append(next);
        }
        assertThat(said.toString())
                .endsWith("{\"type\":7,\"error\":\"The client is too slow.\",\"allowReconnect\":true}" + END);
        assertThat(connection.isDone()).isTrue();
    }

    @Test
    void a_client_that_goes_is_forgotten() {
        open();
        connection.lost();
        connection.call("notification", TextNode.valueOf("late"));

        assertThat(connection.take()).isEmpty();
        assertThat(connection.isOver()).isTrue();
        assertThat(hub.there).hasValue(0);
    }

    @Test
    void a_client_may_say_goodbye() {
        open();
        connection.receive("{\"type\":7}" + END);

        assertThat(connection.take()).isEqualTo("{\"type\":7}" + END);
        assertThat(connection.isDone()).isTrue();
    }

    @Test
    void an_end_that_nobody_comes_for_is_over_some_time() {
        open();
        connection.end("enough", false);
        assertThat(connection.isOver()).isFalse();

        clock.forward(Duration.ofSeconds(30));
        connection.tick();
        assertThat(connection.isOver()).isTrue();
    }

    @Test
    void it_has_one_transport_for_life() {
        assertThat(connection.claim(Transport.Kind.LONG_POLLING)).isTrue();
        assertThat(connection.claim(Transport.Kind.LONG_POLLING)).isTrue();
        assertThat(connection.claim(Transport.Kind.WEB_SOCKETS)).isFalse();

        HubConnection other = connection(HubLimits.standard());
        assertThat(other.claim(Transport.Kind.WEB_SOCKETS)).isTrue();
        assertThat(other.claim(Transport.Kind.WEB_SOCKETS)).isFalse();
    }

    private void open() {
        connection.receive(HubJson.handshake());
        connection.take();
    }

    private void keepAliveUntilJustBefore(Duration lifetime) {
        for (long second = 10; second < lifetime.toSeconds(); second += 10) {
            clock.forward(Duration.ofSeconds(10));
            connection.receive(PING);
            connection.tick();
        }
        clock.forward(Duration.ofSeconds(9));
        connection.receive(PING);
        connection.tick();
    }

    private HubConnection connection(HubLimits limits) {
        Caller caller =
                new Caller(new Reader("", "mary"), false, clock.instant().plus(LIFE));
        return new HubConnection(caller, hub, limits, clock);
    }

    /** Knows one method, and who is there. */
    private static final class Echo implements Hub {

        private final AtomicInteger there = new AtomicInteger();

        @Override
        public Subscription enter(HubClient client) {
            there.incrementAndGet();
            return there::decrementAndGet;
        }

        @Override
        public Validated<JsonNode> invoke(HubClient client, String method, ArrayNode arguments) {
            return method.equals("Echo") ? Validated.valid(arguments.get(0)) : Validated.invalid("no such method");
        }
    }
}
