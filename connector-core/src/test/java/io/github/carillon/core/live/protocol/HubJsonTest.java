package io.github.carillon.core.live.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.carillon.core.live.protocol.HubMessage.Close;
import io.github.carillon.core.live.protocol.HubMessage.Completion;
import io.github.carillon.core.live.protocol.HubMessage.Invocation;
import io.github.carillon.core.live.protocol.HubMessage.Other;
import io.github.carillon.core.live.protocol.HubMessage.Ping;
import io.github.carillon.core.live.protocol.HubMessage.Stream;
import io.github.carillon.core.value.Validated;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HubJsonTest {

    private static final String END = String.valueOf(Records.END);

    @Test
    void messages_are_written_as_the_protocol_has_them() {
        ArrayNode arguments = JsonNodeFactory.instance.arrayNode().add("a").add(1);

        assertThat(HubJson.write(new Invocation("7", "Send", arguments)))
                .isEqualTo("{\"type\":1,\"invocationId\":\"7\",\"target\":\"Send\",\"arguments\":[\"a\",1]}" + END);
        assertThat(HubJson.write(new Completion("7", IntNode.valueOf(3), null)))
                .isEqualTo("{\"type\":3,\"invocationId\":\"7\",\"result\":3}" + END);
        assertThat(HubJson.write(new Completion("7", null, "no")))
                .isEqualTo("{\"type\":3,\"invocationId\":\"7\",\"error\":\"no\"}" + END);
        assertThat(HubJson.write(new Ping())).isEqualTo("{\"type\":6}" + END);
        assertThat(HubJson.write(new Close(null, true))).isEqualTo("{\"type\":7,\"allowReconnect\":true}" + END);
        assertThat(HubJson.handshake()).isEqualTo("{\"protocol\":\"json\",\"version\":1}" + END);
        assertThat(HubJson.handshakeAnswer(null)).isEqualTo("{}" + END);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void what_is_written_is_read_again(HubMessage message) {
        String written = HubJson.write(message);

        assertThat(HubJson.read(written.substring(0, written.length() - 1))).isEqualTo(Validated.valid(message));
    }

    static List<HubMessage> messages() {
        ArrayNode arguments =
                JsonNodeFactory.instance.arrayNode().add("\u001e\r\n\u2028\"").addNull();
        return List.of(
                new Invocation(null, "Send", arguments),
                new Invocation("1", "Send", arguments),
                new Stream("2", "Count"),
                new Completion("1", null, null),
                new Completion("1", IntNode.valueOf(5), null),
                new Completion("1", null, "went wrong"),
                new Ping(),
                new Close("bye", false),
                new Close(null, true),
                new Other(8));
    }

    @Test
    void the_end_of_a_record_is_never_inside_one() {
        ArrayNode arguments = JsonNodeFactory.instance.arrayNode().add("a" + END + "b\nc");

        assertThat(HubJson.write(new Invocation(null, "Send", arguments)))
                .containsOnlyOnce(END)
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"type\":\"1\"}",
                "{\"type\":6}{\"type\":6}",
                "{\"type\":1,\"target\":\"Send\"}",
                "{\"type\":1,\"arguments\":[]}",
                "{\"type\":3}",
                "{\"type\":4,\"target\":\"Count\"}"
            })
    void what_is_no_message_is_said_to_be_none(String record) {
        assertThat(HubJson.read(record)).isInstanceOf(Validated.Invalid.class);
    }

    @Test
    void a_bottomless_message_is_none() {
        assertThat(HubJson.read("{\"type\":1,\"target\":\"S\",\"arguments\":" + "[".repeat(5_000)))
                .isInstanceOf(Validated.Invalid.class);
    }

    @Test
    void headers_and_order_do_not_matter() {
        assertThat(HubJson.read("{\"headers\":{\"a\":\"b\"},\"target\":\"Send\",\"arguments\":[],\"type\":1}"))
                .isEqualTo(Validated.valid(new Invocation(null, "Send", JsonNodeFactory.instance.arrayNode())));
    }

    @Test
    void only_json_in_its_first_version_is_spoken() {
        assertThat(HubJson.refusal("{\"protocol\":\"json\",\"version\":1}")).isEmpty();
        assertThat(HubJson.refusal("{\"protocol\":\"messagepack\",\"version\":1}"))
                .isPresent();
        assertThat(HubJson.refusal("{\"protocol\":\"json\",\"version\":2}")).isPresent();
        assertThat(HubJson.refusal("{\"type\":6}")).isPresent();
        assertThat(HubJson.refusal("hello")).isPresent();
    }

    @Test
    void a_refused_handshake_says_why() {
        assertThat(HubJson.readHandshakeAnswer("{}")).isEqualTo(Validated.valid(true));
        assertThat(HubJson.readHandshakeAnswer("{\"error\":\"no\"}")).isEqualTo(Validated.invalid("no"));
        assertThat(HubJson.readHandshakeAnswer("<html>")).isInstanceOf(Validated.Invalid.class);
    }
}
