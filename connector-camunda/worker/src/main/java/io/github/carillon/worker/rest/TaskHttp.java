package io.github.carillon.worker.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.carillon.core.http.UrlPath;
import io.github.carillon.worker.engine.AccessGate;
import io.github.carillon.worker.engine.EngineAccess;
import io.github.carillon.worker.engine.EngineException;
import io.github.carillon.worker.engine.EngineException.Kind;
import io.github.carillon.worker.engine.TopicSubscription;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Posts to the engine's external tasks, over connections that are kept open. Safe for use from any thread. */
final class TaskHttp implements AutoCloseable {

    private static final int OK = 200;
    private static final int REDIRECT = 300;
    private static final int LONGEST_ERROR = 1 << 20;

    private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(5);
    private static final Duration BEYOND_LONG_POLL = Duration.ofSeconds(20);
    /** Short enough that an engine that moved to another address is found again. */
    private static final TimeValue LONGEST_CONNECTION = TimeValue.ofMinutes(2);

    private final URI base;
    private final EngineAccess access;
    private final CloseableHttpClient http;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * Connects to nothing yet.
     *
     * @param subscription says also how many connections are open at the same time at most
     */
    TaskHttp(URI base, EngineAccess access, TopicSubscription subscription) {
        this.base = base;
        this.access = access;
        this.http = client(access, subscription);
    }

    /** Reads what the engine answers. */
    <T> T ask(UrlPath path, Map<String, ?> body, Reader<T> reader) {
        return send(path, body, response -> {
            HttpEntity answer = response.getEntity();
            if (response.getCode() != OK || answer == null) {
                throw new IOException("no answer to read");
            }
            try (InputStream content = answer.getContent()) {
                return reader.read(content);
            }
        });
    }

    /** The engine has nothing to say to it. */
    void tell(UrlPath path, Map<String, ?> body) {
        var unused = send(path, body, ClassicHttpResponse::getCode);
    }

    /** Ends the requests that are on their way. */
    @Override
    public void close() {
        http.close(CloseMode.IMMEDIATE);
    }

    private <T> T send(UrlPath path, Map<String, ?> body, Done<T> done) {
        try {
            return http.execute(request(path, body), response -> {
                if (response.getCode() >= REDIRECT) {
                    throw EngineErrors.ofTask(response.getCode(), error(response.getEntity()));
                }
                return done.with(response);
            });
        } catch (IOException lost) {
            throw new EngineException(
                    Kind.NO_ANSWER, "no answer (" + lost.getClass().getSimpleName() + ")", lost);
        }
    }

    private ClassicHttpRequest request(UrlPath path, Map<String, ?> body) throws JsonProcessingException {
        ClassicRequestBuilder request = ClassicRequestBuilder.post(path.below(base))
                .addHeader("User-Agent", "Carillon")
                .setEntity(json.writeValueAsBytes(body), ContentType.APPLICATION_JSON);
        access.authorization().ifPresent(secret -> request.addHeader("Authorization", secret.reveal()));
        return request.build();
    }

    private JsonNode error(@Nullable HttpEntity answer) throws IOException {
        if (answer == null) {
            return MissingNode.getInstance();
        }
        try (InputStream content = answer.getContent()) {
            return json.readTree(content.readNBytes(LONGEST_ERROR));
        } catch (JsonProcessingException anotherOnesPage) {
            return MissingNode.getInstance();
        }
    }

    private static CloseableHttpClient client(EngineAccess access, TopicSubscription subscription) {
        HttpClientBuilder http = HttpClients.custom().useSystemProperties();
        access.gate()
                .ifPresent(gate -> http.addExecInterceptorFirst(
                        "access", (request, scope, chain) -> guarded(gate, () -> chain.proceed(request, scope))));
        PoolingHttpClientConnectionManagerBuilder manager = PoolingHttpClientConnectionManagerBuilder.create();
        SSLContext tls = access.tls();
        if (tls != null) {
            manager.setTlsSocketStrategy(new DefaultClientTlsStrategy(tls));
        }
        http.setConnectionManager(manager.setMaxConnTotal(subscription.calls())
                .setMaxConnPerRoute(subscription.calls())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT_TIMEOUT)
                        .setTimeToLive(LONGEST_CONNECTION)
                        .build())
                .build());
        http.setDefaultRequestConfig(RequestConfig.custom()
                .setResponseTimeout(Timeout.of(subscription.longPoll().plus(BEYOND_LONG_POLL)))
                .build());
        return http.build();
    }

    private static ClassicHttpResponse guarded(AccessGate gate, Request request) throws IOException, HttpException {
        Optional<String> closed = gate.enter();
        if (closed.isPresent()) {
            throw new IOException(closed.get());
        }
        ClassicHttpResponse response;
        try {
            response = request.proceed();
        } catch (IOException | HttpException | RuntimeException lost) {
            gate.failed();
            throw lost;
        }
        var unused = gate.answered(response.getCode());
        return response;
    }

    @FunctionalInterface
    private interface Request {
        ClassicHttpResponse proceed() throws IOException, HttpException;
    }

    /** Reads an answer. */
    @FunctionalInterface
    interface Reader<T> {
        T read(InputStream answer) throws IOException;
    }

    @FunctionalInterface
    private interface Done<T> {
        T with(ClassicHttpResponse response) throws IOException;
    }
}
