package io.github.carillon.worker.rest;

import io.github.carillon.core.value.Secret;
import io.github.carillon.worker.engine.AccessGate;
import io.github.carillon.worker.engine.EngineAccess;
import io.github.carillon.worker.engine.TopicSubscription;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.camunda.bpm.client.impl.EngineClient;
import org.camunda.bpm.client.impl.ExternalTaskClientBuilderImpl;
import org.camunda.bpm.client.interceptor.impl.RequestInterceptorHandler;
import org.jspecify.annotations.Nullable;

/**
 * The external-task client's builder, for its parts: a client of one thread that fetches all topics together, always so
 * many tasks at once, is of no use here.
 */
final class EngineParts extends ExternalTaskClientBuilderImpl {

    private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(5);
    private static final Duration BEYOND_LONG_POLL = Duration.ofSeconds(20);
    /** Short enough that an engine that moved to another address is found again. */
    private static final TimeValue LONGEST_CONNECTION = TimeValue.ofMinutes(2);

    private @Nullable EngineRequests requests;

    private EngineParts() {}

    /**
     * Puts them together; connects to nothing yet.
     *
     * @param subscription says also how many connections are open at the same time at most
     */
    static EngineParts of(URI base, EngineAccess access, TopicSubscription subscription) {
        EngineParts parts = new EngineParts();
        parts.baseUrl(base.toString())
                .workerId(subscription.workerId())
                .customizeHttpClient(http -> customize(http, access, subscription));
        Optional<Secret> authorization = access.authorization();
        authorization.ifPresent(
                secret -> parts.addInterceptor(request -> request.addHeader("Authorization", secret.reveal())));
        parts.build();
        return parts;
    }

    EngineRequests requests() {
        if (requests == null) {
            throw new IllegalStateException("not built yet");
        }
        return requests;
    }

    @Override
    protected void initEngineClient() {
        httpClientBuilder.addRequestInterceptorLast(new RequestInterceptorHandler(interceptors));
        requests = new EngineRequests(httpClientBuilder.build(), objectMapper);
        engineClient = new EngineClient(workerId, maxTasks, asyncResponseTimeout, getBaseUrl(), requests);
    }

    /** There is no thread to start. */
    @Override
    protected void initTopicSubscriptionManager() {
        topicSubscriptionManager = null;
    }

    private static void customize(HttpClientBuilder http, EngineAccess access, TopicSubscription subscription) {
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
}
