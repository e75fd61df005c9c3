package io.github.carillon.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a small JSON object, read one by one; collects every mistake. Used once, by one thread. */
final class JsonFields {

    private final JsonNode fields;
    private final List<Mistake> mistakes = new ArrayList<>();

    private JsonFields(JsonNode fields) {
        this.fields = fields;
    }

    /**
     * @param known the fields that may be given; any other is a mistake
     * @param body JSON, or nothing for an object without fields
     */
    static JsonFields read(ObjectMapper json, byte[] body, List<String> known) {
        JsonFields fields = new JsonFields(parse(json, body));
        if (!fields.fields.isObject()) {
            fields.wrong("(body)", "is no JSON object", "an object with " + String.join(", ", known));
        }
        for (Map.Entry<String, JsonNode> field : fields.fields.properties()) {
            if (!known.contains(field.getKey())) {
                fields.wrong(field.getKey(), "is not known", "one of " + String.join(", ", known));
            }
        }
        return fields;
    }

    /** A whole number within the limits, or null where there is none. */
    @Nullable Integer number(String name, int lowest, int highest) {
        JsonNode value = fields.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isInt() && value.intValue() >= lowest && value.intValue() <= highest) {
            return value.intValue();
        }
        wrong(name, "is " + value, "a whole number from " + lowest + " to " + highest);
        return null;
    }

    /** One of the words, or null where there is none. */
    @Nullable String word(String name, List<String> words) {
        String value = text(name, "one of " + String.join(", ", words));
        if (value == null || words.contains(value)) {
            return value;
        }
        wrong(name, "is \"" + value + "\"", "one of " + String.join(", ", words));
        return null;
    }

    /** A text, or null where there is none. */
    @Nullable String text(String name, String expected) {
        JsonNode value = fields.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            wrong(name, "is " + value, expected);
            return null;
        }
        return value.textValue();
    }

    void wrong(String name, String problem, String expected) {
        mistakes.add(new Mistake(name, problem, expected));
    }

    boolean hasMistake(String name) {
        return mistakes.stream().anyMatch(mistake -> mistake.field().equals(name));
    }

    List<Mistake> mistakes() {
        return List.copyOf(mistakes);
    }

    private static JsonNode parse(ObjectMapper json, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (text.isBlank()) {
            return json.createObjectNode();
        }
        try {
            return json.readTree(text);
        } catch (JsonProcessingException malformed) {
            return json.missingNode();
        }
    }
}
