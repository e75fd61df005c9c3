package io.github.carillon.worker.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.http.UrlPath;
import io.github.carillon.core.http.Urls;
import io.github.carillon.worker.engine.AccessGate;
import io.github.carillon.worker.engine.EngineAccess;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.EngineException.Kind;
import io.github.carillon.worker.engine.TextSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Reads from the engine's REST. Safe for use from any thread. */
final class EngineRest {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(15);
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int FAILED = 500;
    private static final long LONGEST_ERROR = 64 * 1024;

    private final URI base;
    private final EngineAccess access;
    private final ObjectMapper json = ExactJson.mapper();
    private final HttpClient http;

    EngineRest(URI base, EngineAccess access) {
        this.base = base;
        this.access = access;
        this.http = client(access.tls());
    }

    /** Asks whether the engine is there and lets us in. */
    Health health() {
        try {
            return get(UrlPath.of("version"))
                    .map(version -> new Health(
                            true, "version " + version.path("version").asText()))
                    .orElseGet(() -> new Health(false, "no Camunda REST at " + base + ": HTTP status 404"));
        } catch (EngineException unavailable) {
            return new Health(false, String.valueOf(unavailable.getMessage()));
        }
    }

    /**
     * The answer to a GET; empty when the engine says 404.
     *
     * @param path below the REST's address
     * @throws EngineException when there is no answer, or an unexpected one
     */
    Optional<JsonNode> get(UrlPath path) {
        return text(path).map(this::read);
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
        HttpResponse<String> response =
                exchange(request(path), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (response.statusCode() != UNAUTHORIZED) {
            answered(response.statusCode());
        }
        return response.statusCode() == OK ? Optional.of(read(response.body())) : Optional.empty();
    }

    /** Whether there is something at this path of the REST's host, such as a web app; asked without credentials. */
    boolean servesBeside(String path) {
        URI beside = Urls.written(TextSettings.root(base) + path);
        return exchange(HttpRequest.newBuilder(beside), HttpResponse.BodyHandlers.discarding())
                        .statusCode()
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
        return answer(path, request(path).GET(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /**
     * The same, for what is no text.
     *
     * @param most how many bytes are wanted; of an answer that has more one more is read, and the rest is not
     */
    Optional<byte[]> bytes(UrlPath path, long most) {
        return answer(path, request(path).GET(), HttpResponse.BodyHandlers.ofInputStream())
                .map(body -> read(body, most));
    }

    private byte[] read(InputStream body, long most) {
        try (body) {
            return body.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, most + 1));
        } catch (IOException lost) {
            throw new EngineException(Kind.NO_ANSWER, "the engine at " + base + " broke off", lost);
        }
    }

    /**
     * What a query finds that is asked by a body: what is searched for may hold any character there.
     *
     * @throws EngineException when there is no answer, or an unexpected one
     */
    JsonNode query(UrlPath path, Object criteria) {
        HttpRequest.Builder post = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(written(criteria)));
        return answer(path, post, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .map(this::read)
                .filter(JsonNode::isArray)
                .orElseThrow(() -> noList(path));
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

    private <T> Optional<T> answer(UrlPath path, HttpRequest.Builder request, HttpResponse.BodyHandler<T> as) {
        HttpResponse<T> response = send(request, as);
        if (response.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        if (response.statusCode() != OK) {
            throw new EngineException(
                    isOfValue(response) ? Kind.REFUSED : EngineErrors.kind(response.statusCode()),
                    "the engine at " + base + " answers HTTP status " + response.statusCode() + " to " + path
                            + lacking(response));
        }
        return Optional.of(response.body());
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException notJson) {
            if (isBegun(body)) {
                throw new EngineException(
                        Kind.REFUSED, "the engine at " + base + " sends JSON that ends before its end");
            }
            throw new EngineException(
                    Kind.NO_ANSWER, "what answers at " + base + " is no Camunda REST: it sends no JSON", notJson);
        }
    }

    /** The engine begins to send an object before it knows whether it can tell all of it. */
    private static boolean isBegun(String body) {
        String text = body.stripLeading();
        return text.startsWith("{") || text.startsWith("[");
    }

    private HttpRequest.Builder request(UrlPath path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(path.below(base));
        access.authorization().ifPresent(secret -> request.header("Authorization", secret.reveal()));
        return request;
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> as) {
        enter();
        HttpResponse<T> response = exchange(request, as);
        answered(response.statusCode());
        return response;
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

    private <T> HttpResponse<T> exchange(HttpRequest.Builder request, HttpResponse.BodyHandler<T> as) {
        request.timeout(RESPONSE_TIMEOUT).header("Accept", "application/json, */*;q=0.5");
        try {
            return http.send(request.build(), as);
        } catch (IOException lost) {
            access.gate().ifPresent(AccessGate::failed);
            throw new EngineException(Kind.NO_ANSWER, "the engine at " + base + " cannot be reached", lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            access.gate().ifPresent(AccessGate::failed);
            throw new EngineException(Kind.NO_ANSWER, "the worker is stopping", stopped);
        }
    }

    /** The engine names the permissions that a refused request lacks; of which resource is left out. */
    private String lacking(HttpResponse<?> response) {
        if (response.statusCode() != FORBIDDEN || !(response.body() instanceof String body)) {
            return "";
        }
        try {
            Set<String> lacking = new LinkedHashSet<>();
            json.readTree(body)
                    .path("missingAuthorizations")
                    .forEach(one -> lacking.add(one.path("resourceName").asText() + " "
                            + one.path("permissionName").asText()));
            return lacking.isEmpty() ? "" : ": the worker's user lacks " + String.join(" or ", lacking);
        } catch (JsonProcessingException anotherOnesPage) {
            return "";
        }
    }

    /** The engine tells of which class its own error is: what a value cannot be turned into is no fault of the engine's. */
    private boolean isOfValue(HttpResponse<?> response) {
        if (response.statusCode() != FAILED) {
            return response.statusCode() == BAD_REQUEST;
        }
        try {
            String body = response.body() instanceof InputStream bytes
                    ? new String(read(bytes, LONGEST_ERROR), StandardCharsets.UTF_8)
                    : String.valueOf(response.body());
            return json.readTree(body).path("type").asText().equals(IllegalArgumentException.class.getSimpleName());
        } catch (JsonProcessingException anotherOnesPage) {
            return false;
        }
    }

    private static HttpClient client(@Nullable SSLContext tls) {
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT_TIMEOUT);
        return (tls == null ? builder : builder.sslContext(tls)).build();
    }
}
