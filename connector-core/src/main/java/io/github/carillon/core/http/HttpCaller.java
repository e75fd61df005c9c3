package io.github.carillon.core.http;

import io.github.carillon.core.delivery.ConnectFailures;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import io.github.carillon.core.http.Exchange.NoLongerWantedException;
import io.github.carillon.core.value.Daemons;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * Calls servers, each call once: nothing is repeated, no redirect followed, no wait without an end. Honours the JVM's
 * proxy settings ({@code https.proxyHost} and its like). May be used from any thread; keeps connections open between
 * calls and is closed when no longer needed.
 */
public final class HttpCaller implements AutoCloseable {

    private static final int LARGEST_ANSWER = 1 << 20;

    private final HttpLimits limits;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService timer;

    public HttpCaller(HttpLimits limits) {
        this(limits, ProxySelector.getDefault());
    }

    HttpCaller(HttpLimits limits, ProxySelector proxies) {
        this.limits = limits;
        this.client = HttpClientFactory.client(limits, proxies);
        this.timer = timer();
    }

    /** Makes the call. Whatever happens on the wire is a result; an exception is a bug. */
    public HttpResult call(HttpCall call) {
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), call.uri());
        call.headers().forEach(request::setHeader);
        byte[] body = call.body();
        OnceWritten entity = body == null ? null : new OnceWritten(body);
        request.setEntity(entity);
        Future<?> end;
        try {
            // a read time-out bounds each read, and nothing bounds writing to a server that does not read
            end = timer.schedule(request::cancel, limits.deadline().toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            return new HttpResult.NoAnswer(new Outcome.Deferred("CLOSED", "the connection is shutting down", null));
        }
        try {
            return client.execute(request, Exchange.context(call.wanted()), HttpCaller::read);
        } catch (NoLongerWantedException late) {
            return new HttpResult.NoAnswer(Delivery.leaseLost());
        } catch (ProxyRefusedException refused) {
            return new HttpResult.NoAnswer(refused.outcome());
        } catch (IOException | IllegalStateException failure) {
            // the pool of a client that is closed meanwhile throws an IllegalStateException
            boolean late = request.isCancelled() || ConnectFailures.timedOut(failure);
            return new HttpResult.NoAnswer(outcome(entity, late, failure));
        } finally {
            end.cancel(false);
        }
    }

    /** Closes all connections; a call on its way ends without an answer. */
    @Override
    public void close() {
        timer.shutdownNow();
        client.close(CloseMode.GRACEFUL);
    }

    private static HttpResult.Answer read(ClassicHttpResponse response) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName(), header.getValue());
        }
        HttpEntity entity = response.getEntity();
        byte[] body = entity == null ? new byte[0] : firstOf(entity);
        return new HttpResult.Answer(response.getCode(), headers, new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] firstOf(HttpEntity entity) throws IOException {
        try (InputStream content = entity.getContent()) {
            return content.readNBytes(LARGEST_ANSWER);
        }
    }

    private static Outcome outcome(@Nullable OnceWritten entity, boolean late, Exception failure) {
        if (OnceWritten.isWritten(entity)) {
            return late
                    ? new Outcome.Unknown("TIMEOUT", "the request went out and was not answered in time")
                    : new Outcome.Unknown("CONNECTION_LOST", "the connection broke before the answer came");
        }
        if (failure instanceof ConnectionRequestTimeoutException) {
            return new Outcome.Deferred(
                    Outcome.Deferred.BUSY, "all connections to the server are in use", null, Scope.CONNECTION);
        }
        Optional<Outcome> misconfiguration = ConnectFailures.misconfiguration(failure);
        String lateness =
                entity == null ? "the server gave no answer in time" : "the server did not take the request in time";
        return misconfiguration.orElseGet(() -> late
                ? new Outcome.Deferred("TIMEOUT", lateness, null, Scope.CONNECTION)
                : new Outcome.Deferred(
                        "CONNECT_FAILED", "the server cannot be reached, or left", null, Scope.CONNECTION));
    }

    private static ScheduledExecutorService timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, Daemons.named("http-timer"));
        // else every body would be held until its deadline
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
