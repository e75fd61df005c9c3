package io.github.carillon.core.live.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.carillon.core.live.protocol.HubMessage.Close;
import io.github.carillon.core.live.protocol.HubMessage.Completion;
import io.github.carillon.core.live.protocol.HubMessage.Invocation;
import io.github.carillon.core.live.protocol.HubMessage.Other;
import io.github.carillon.core.live.protocol.HubMessage.Ping;
import io.github.carillon.core.live.protocol.HubMessage.Stream;
import io.github.carillon.core.value.Validated;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the messages of the hub protocol as JSON. What is written ends with {@link Records#END}; what is read
 * is without it.
 *
 * @see <a href="https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md">SignalR Hub
 *     Protocol</a>
 */
public final class HubJson {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final int INVOCATION = 1;
    private static final int COMPLETION = 3;
    private static final int STREAM_INVOCATION = 4;
    private static final int PING = 6;
    private static final int CLOSE = 7;

    private HubJson() {}

    public static String write(HubMessage message) {
        return record(message.match(
                HubJson::invocation,
                stream -> typed(STREAM_INVOCATION)
                        .put("invocationId", stream.id())
                        .put("target", stream.target()),
                HubJson::completion,
                ping -> typed(PING),
                HubJson::close,
                other -> typed(other.type())));
    }

    /** The message, or what is wrong with it. */
    public static Validated<HubMessage> read(String record) {
        Optional<JsonNode> json = object(record);
        if (json.isEmpty()) {
            return Validated.invalid("is no JSON object");
        }
        JsonNode message = json.get();
        if (!message.path("type").isInt()) {
            return Validated.invalid("has no type");
        }
        return switch (message.path("type").intValue()) {
            case INVOCATION -> readInvocation(message);
            case STREAM_INVOCATION -> readStream(message);
            case COMPLETION -> readCompletion(message);
            case PING -> Validated.valid(new Ping());
            case CLOSE ->
                Validated.valid(new Close(
                        text(message, "error"), message.path("allowReconnect").asBoolean()));
            default -> Validated.valid(new Other(message.path("type").intValue()));
        };
    }

    /** What a client says first. */
    public static String handshake() {
        return record(MAPPER.createObjectNode().put("protocol", "json").put("version", 1));
    }

    /**
     * What a server says to that.
     *
     * @param error why it is refused, or null where it is not
     */
    public static String handshakeAnswer(@Nullable String error) {
        ObjectNode answer = MAPPER.createObjectNode();
        return record(error == null ? answer : answer.put("error", error));
    }

    /** Why a client's handshake cannot be accepted, if it cannot. */
    public static Optional<String> refusal(String handshake) {
        Optional<JsonNode> request = object(handshake);
        if (request.isEmpty() || !request.get().path("protocol").isTextual()) {
            return Optional.of("The first message must be a handshake.");
        }
        boolean known = request.get().path("protocol").asText().equals("json")
                && request.get().path("version").asInt() == 1;
        return known ? Optional.empty() : Optional.of("The only protocol is 'json', version 1.");
    }

    /** What a server's answer to the handshake says: nothing where it accepts, or why it does not. */
    public static Validated<Boolean> readHandshakeAnswer(String answer) {
        return object(answer)
                .map(json -> json.hasNonNull("error")
                        ? Validated.<Boolean>invalid(json.path("error").asText())
                        : Validated.valid(true))
                .orElseGet(() -> Validated.invalid("is no JSON object"));
    }

    private static Validated<HubMessage> readInvocation(JsonNode message) {
        String target = text(message, "target");
        if (target == null || !(message.path("arguments") instanceof ArrayNode arguments)) {
            return Validated.invalid("is an invocation without target or arguments");
        }
        return Validated.valid(new Invocation(text(message, "invocationId"), target, arguments));
    }

    private static Validated<HubMessage> readStream(JsonNode message) {
        String id = text(message, "invocationId");
        String target = text(message, "target");
        return id == null || target == null
                ? Validated.invalid("is an invocation without target or id")
                : Validated.valid(new Stream(id, target));
    }

    private static Validated<HubMessage> readCompletion(JsonNode message) {
        String id = text(message, "invocationId");
        return id == null
                ? Validated.invalid("is a completion of nothing")
                : Validated.valid(new Completion(id, message.get("result"), text(message, "error")));
    }

    private static ObjectNode invocation(Invocation invocation) {
        ObjectNode message = typed(INVOCATION);
        if (invocation.id() != null) {
            message.put("invocationId", invocation.id());
        }
        message.put("target", invocation.target()).set("arguments", invocation.arguments());
        return message;
    }

    private static ObjectNode completion(Completion completion) {
        ObjectNode message = typed(COMPLETION).put("invocationId", completion.id());
        if (completion.error() != null) {
            message.put("error", completion.error());
        } else if (completion.result() != null) {
            message.set("result", completion.result());
        }
        return message;
    }

    private static ObjectNode close(Close close) {
        ObjectNode message = typed(CLOSE);
        if (close.error() != null) {
            message.put("error", close.error());
        }
        return close.allowReconnect() ? message.put("allowReconnect", true) : message;
    }

    private static ObjectNode typed(int type) {
        return MAPPER.createObjectNode().put("type", type);
    }

    /** Half a character, which no encoding has, would become a question mark on the wire. */
    private static String record(ObjectNode message) {
        return message.toString() + Records.END;
    }

    private static Optional<JsonNode> object(String record) {
        try {
            return Optional.ofNullable(MAPPER.readTree(record)).filter(JsonNode::isObject);
        } catch (JsonProcessingException none) {
            return Optional.empty();
        }
    }

    private static @Nullable String text(JsonNode message, String field) {
        JsonNode value = message.path(field);
        return value.isTextual() ? value.asText() : null;
    }
}
