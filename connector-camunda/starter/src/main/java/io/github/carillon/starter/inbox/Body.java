package io.github.carillon.starter.inbox;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.carillon.core.value.Validated;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.http.HttpStatus;

/** The JSON object that a request brings along. What is wrong with it is thrown as a problem. */
public final class Body {

    /** A push service's address, or a token, and what else is said of a device. */
    private static final int LARGEST = 8192;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode json;

    private Body(JsonNode json) {
        this.json = json;
    }

    /**
     * Reads it.
     *
     * @param names of the members that it may have
     * @throws IOException when the client is gone
     */
    public static Body read(HttpServletRequest request, Set<String> names) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new ProblemException(
                    Problem.of(HttpStatus.PAYLOAD_TOO_LARGE, "The body has more than " + LARGEST + " bytes."));
        }
        JsonNode json = parse(bytes);
        Set<String> unknown = new TreeSet<>();
        json.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(names);
        if (!unknown.isEmpty()) {
            throw new ProblemException(
                    Problem.field(unknown.iterator().next(), "is unknown here; there are " + new TreeSet<>(names)));
        }
        return new Body(json);
    }

    /** The text of a member that must be there. */
    public <T> T required(String name, Function<String, Validated<T>> parser) {
        return optional(name, parser).orElseThrow(() -> new ProblemException(Problem.field(name, "is missing")));
    }

    /** The text of a member, if it is there and not null. */
    public <T> Optional<T> optional(String name, Function<String, Validated<T>> parser) {
        JsonNode member = json.path(name);
        if (member.isMissingNode() || member.isNull()) {
            return Optional.empty();
        }
        Validated<T> parsed =
                member.isValueNode() ? parser.apply(member.asText()) : Validated.invalid("must be a text");
        return Optional.of(parsed.match(value -> value, reason -> {
            throw new ProblemException(Problem.field(name, reason));
        }));
    }

    /** A member that is true or false. */
    public static Validated<Boolean> yesOrNo(String text) {
        return text.equals("true") || text.equals("false")
                ? Validated.valid(text.equals("true"))
                : Validated.invalid("must be true or false");
    }

    private static JsonNode parse(byte[] bytes) throws IOException {
        try {
            JsonNode json = MAPPER.readTree(bytes);
            if (json.isObject()) {
                return json;
            }
        } catch (JacksonException malformed) {
            // said below, and nothing of what it says
        }
        throw new ProblemException(Problem.field("body", "must be a JSON object"));
    }
}
