package io.github.carillon.worker.engine;

import io.github.carillon.core.value.Secret;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.camunda.bpm.client.ExternalTaskClient;
import org.camunda.bpm.client.ExternalTaskClientBuilder;
import org.camunda.bpm.client.backoff.BackoffStrategy;
import org.camunda.bpm.client.impl.ExternalTaskClientImpl;
import org.camunda.bpm.client.task.ExternalTaskService;
import org.camunda.bpm.client.task.impl.ExternalTaskServiceImpl;

/** Makes the external-task client as a busy worker needs it; its defaults are for one thread. */
final class EngineClient {

    private static final Timeout CONNECT_TIMEOUT = Timeout.ofSeconds(5);
    private static final Duration BEYOND_LONG_POLL = Duration.ofSeconds(20);
    /** Short enough that an engine that moved to another address is found again. */
    private static final TimeValue LONGEST_CONNECTION = TimeValue.ofMinutes(2);

    private static final int BESIDES_THE_THREADS = 4;

    private EngineClient() {}

    /** A client that is not started yet. */
    static ExternalTaskClient build(WorkerSettings settings, BackoffStrategy backoff) {
        ExternalTaskClientBuilder builder = ExternalTaskClient.create()
                .baseUrl(settings.engineUrl().toString())
                .workerId(settings.workerId())
                .maxTasks(settings.maxTasks())
                .lockDuration(settings.lock().toMillis())
                .asyncResponseTimeout(settings.longPoll().toMillis())
                .orderByCreateTime()
                .asc()
                .backoffStrategy(backoff)
                .disableAutoFetching()
                .customizeHttpClient(http -> customize(http, settings.threads(), settings.longPoll()));
        Optional<Secret> authorization = settings.access().authorization();
        authorization.ifPresent(
                secret -> builder.addInterceptor(request -> request.addHeader("Authorization", secret.reveal())));
        return builder.build();
    }

    /** The client hands its service out to handlers only, and locks are kept from a thread of our own. */
    static ExternalTaskService tasks(ExternalTaskClient client) {
        return new ExternalTaskServiceImpl(
                ((ExternalTaskClientImpl) client).getTopicSubscriptionManager().getEngineClient());
    }

    private static void customize(HttpClientBuilder http, int threads, Duration longPoll) {
        int connections = threads + BESIDES_THE_THREADS;
        http.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(connections)
                .setMaxConnPerRoute(connections)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT_TIMEOUT)
                        .setTimeToLive(LONGEST_CONNECTION)
                        .build())
                .build());
        http.setDefaultRequestConfig(RequestConfig.custom()
                .setResponseTimeout(Timeout.of(longPoll.plus(BEYOND_LONG_POLL)))
                .build());
    }
}
