package io.github.carillon.core.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** JSON (RFC 8259) as others are told it. */
public final class Json {

    private Json() {}

    /** An object with nothing in it yet. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A list with nothing in it yet. */
    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** In UTF-8, by way of a text, in which half a character becomes a question mark; Jackson would refuse it. */
    public static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
