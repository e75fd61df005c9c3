package io.github.carillon.worker.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.http.HttpCall;
import io.github.carillon.core.http.HttpCaller;
import io.github.carillon.core.http.HttpContent;
import io.github.carillon.core.http.HttpLimits;
import io.github.carillon.core.http.UrlPath;
import io.github.carillon.core.http.Urls;
import io.github.carillon.worker.engine.AccessGate;
import io.github.carillon.worker.engine.EngineAccess;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.EngineException.Kind;
import io.github.carillon.worker.engine.TextSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks the engine's REST, and tells it. Safe for use from any thread; is closed when no longer needed. */
final class EngineRest implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(15);
    /** For a large variable over a slow network. */
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    private static final int MOST_CONNECTIONS = 256;
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final long LONGEST_ERROR = 64 * 1024;
    private static final int BEGINNING = 64;
    private static final String ACCEPTED = "application/json, */*;q=0.5";

    private final URI base;
    private final EngineAccess access;
    private final ObjectMapper json = ExactJson.mapper();
    private final HttpCaller http;

    EngineRest(URI base, EngineAccess access) {
        this.base = base;
        this.access = access;
        this.http = new HttpCaller(
                new HttpLimits(CONNECT_TIMEOUT, RESPONSE_TIMEOUT, DEADLINE, MOST_CONNECTIONS, access.tls()));
    }

    /** Asks whether the engine is there and lets us in, and whether it is one of those that this REST serves. */
    Health health() {
        try {
            return get(UrlPath.of("version"))
                    .map(version -> EngineName.of(base)
                            .flatMap(this::noSuchEngine)
                            .map(unknown -> new Health(false, unknown))
                            .orElseGet(() -> new Health(
                                    true, "version " + version.path("version").asText())))
                    .orElseGet(() -> new Health(false, "no Camunda REST at " + base + ": HTTP status 404"));
        } catch (EngineException unavailable) {
            return new Health(false, String.valueOf(unavailable.getMessage()));
        }
    }

    /** A REST answers to any engine's name with its version, and to no task of an engine that it does not have. */
    private Optional<String> noSuchEngine(EngineName engine) {
        try {
            HttpContent engines = exchange(HttpCall.get(engine.list(), headers()), LONGEST_ERROR);
            return engines.status() == OK ? engine.missingIn(read(engines.bytes())) : Optional.empty();
        } catch (EngineException unknown) {
            // perhaps a gateway lets through this engine's addresses alone
            return Optional.empty();
        }
    }

    /**
     * The answer to a GET; empty when the engine says 404.
     *
     * @param path below the REST's address
     * @throws EngineException when there is no answer, or an unexpected one
     */
    Optional<JsonNode> get(UrlPath path) {
        return answer(path, request(path), Long.MAX_VALUE)
                .map(HttpContent::bytes)
                .map(this::read);
    }

    /**
     * The answer to a question about the worker's user; empty where there are no credentials, and where the engine does
     * not know by them who asks: those are then for a gateway before it, and no worse for that.
     *
     * @throws EngineException when there is no answer
     */
    Optional<JsonNode> check(UrlPath path) {
        if (access.authorization().isEmpty()) {
            return Optional.empty();
        }
        enter();
        HttpContent response = exchange(request(path), Long.MAX_VALUE);
        if (response.status() != UNAUTHORIZED) {
            answered(response.status());
        }
        return response.status() == OK ? Optional.of(read(response.bytes())) : Optional.empty();
    }

    /** Whether there is something at this path of the REST's host, such as a web app; asked without credentials. */
    boolean servesBeside(String path) {
        URI beside = Urls.written(TextSettings.root(base) + path);
        return exchange(HttpCall.get(beside, Map.of("Accept", ACCEPTED)), LONGEST_ERROR)
                        .status()
                != NOT_FOUND;
    }

    /**
     * What a query finds. A 404 is no answer to it: then the engine is being started, or is not where it was said to be.
     *
     * @throws EngineException when there is no answer, or an unexpected one
     */
    JsonNode list(UrlPath path) {
        return get(path).filter(JsonNode::isArray).orElseThrow(() -> noList(path));
    }

    /** The first of what a query finds; as {@link #list}. */
    Optional<JsonNode> first(UrlPath path) {
        return Optional.ofNullable(list(path).get(0));
    }

    /** The same as {@link #get}, for what is no JSON. */
    Optional<String> text(UrlPath path) {
        return answer(path, request(path), Long.MAX_VALUE).map(HttpContent::text);
    }

    /**
     * The same, for what is no text.
     *
     * @param most how many bytes are wanted; of an answer that has more one more is read, and the rest is not
     */
    Optional<byte[]> bytes(UrlPath path, long most) {
        return answer(path, request(path), most + 1).map(HttpContent::bytes);
    }

    /**
     * What a query finds that is asked by a body: what is searched for may hold any character there.
     *
     * @throws EngineException when there is no answer, or an unexpected one
     */
    JsonNode query(UrlPath path, Object criteria) {
        return answer(path, HttpCall.post(path.below(base), headersOfJson(), written(criteria)), Long.MAX_VALUE)
                .map(HttpContent::bytes)
                .map(this::read)
                .filter(JsonNode::isArray)
                .orElseThrow(() -> noList(path));
    }

    /**
     * Changes something; returns false when the engine says that there is no such thing.
     *
     * @param told becomes the body
     * @throws EngineException when it is not done, or there is no answer
     */
    boolean put(UrlPath path, Object told) {
        HttpContent response = asked(HttpCall.put(path.below(base), headersOfJson(), written(told)), LONGEST_ERROR);
        if (response.status() == NOT_FOUND && !ErrorAnswer.of(response, json).isEngines()) {
            throw new EngineException(Kind.NO_ANSWER, "no Camunda REST at " + base + ": HTTP status 404 to " + path);
        }
        return response.status() == NO_CONTENT || isDone(path, response);
    }

    private EngineException noList(UrlPath path) {
        return new EngineException(Kind.NO_ANSWER, "the engine at " + base + " answers no list to " + path);
    }

    private byte[] written(Object criteria) {
        try {
            return json.writeValueAsBytes(criteria);
        } catch (JsonProcessingException bug) {
            throw new IllegalArgumentException("criteria that are no JSON", bug);
        }
    }

    private Optional<HttpContent> answer(UrlPath path, HttpCall call, long most) {
        HttpContent response = asked(call, most);
        return isDone(path, response) ? Optional.of(response) : Optional.empty();
    }

    private HttpContent asked(HttpCall call, long most) {
        enter();
        HttpContent response = exchange(call, most);
        answered(response.status());
        return response;
    }

    private boolean isDone(UrlPath path, HttpContent response) {
        if (response.status() != OK && response.status() != NOT_FOUND) {
            ErrorAnswer error = ErrorAnswer.of(response, json);
            throw new EngineException(
                    error.kind(),
                    "the engine at " + base + " answers HTTP status " + response.status() + " to " + path
                            + error.lacking());
        }
        return response.status() == OK;
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException notJson) {
            if (isBegun(body)) {
                throw new EngineException(
                        Kind.REFUSED, "the engine at " + base + " sends JSON that ends before its end");
            }
            throw new EngineException(
                    Kind.NO_ANSWER, "what answers at " + base + " is no Camunda REST: it sends no JSON", notJson);
        }
    }

    /** The engine begins to send an object before it knows whether it can tell all of it. */
    private static boolean isBegun(byte[] body) {
        String beginning = new String(body, 0, Math.min(body.length, BEGINNING), StandardCharsets.UTF_8).stripLeading();
        return beginning.startsWith("{") || beginning.startsWith("[");
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>();
        access.authorization().ifPresent(secret -> headers.put("Authorization", secret.reveal()));
        headers.put("Accept", ACCEPTED);
        return headers;
    }

    private Map<String, String> headersOfJson() {
        Map<String, String> headers = headers();
        headers.put("Content-Type", "application/json");
        return headers;
    }

    private HttpCall request(UrlPath path) {
        return HttpCall.get(path.below(base), headers());
    }

    private void enter() {
        access.gate().flatMap(AccessGate::enter).ifPresent(EngineRest::refuse);
    }

    private void answered(int status) {
        access.gate().flatMap(gate -> gate.answered(status)).ifPresent(EngineRest::refuse);
    }

    private static void refuse(String reason) {
        throw new EngineException(Kind.NO_ANSWER, reason);
    }

    private HttpContent exchange(HttpCall call, long most) {
        try {
            return http.read(call, status -> status == OK ? most : LONGEST_ERROR);
        } catch (IOException lost) {
            access.gate().ifPresent(AccessGate::failed);
            String reason = Thread.currentThread().isInterrupted()
                    ? "the worker is stopping"
                    : "the engine at " + base + " cannot be reached" + EngineErrors.why(lost);
            throw new EngineException(Kind.NO_ANSWER, reason, lost);
        }
    }

    /** Closes the connections; who waits for an answer gets none. */
    @Override
    public void close() {
        http.close();
    }
}
