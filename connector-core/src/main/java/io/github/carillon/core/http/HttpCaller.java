package io.github.carillon.core.http;

import io.github.carillon.core.delivery.ConnectFailures;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import io.github.carillon.core.http.Exchange.NoLongerWantedException;
import io.github.carillon.core.value.Daemons;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToLongFunction;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls servers, each call once: nothing is repeated, no redirect followed, no wait without an end. Honours the JVM's
 * proxy settings ({@code https.proxyHost} and its like). May be used from any thread; keeps connections open between
 * calls and is closed when no longer needed.
 */
public final class HttpCaller implements AutoCloseable {

    /** The code of a call that was not made, since a guard allows no connection to the server. */
    public static final String ADDRESS_NOT_ALLOWED = "ADDRESS_NOT_ALLOWED";

    private static final Logger LOG = LoggerFactory.getLogger(HttpCaller.class);
    private static final int LARGEST_ANSWER = 1 << 20;
    private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 8L;

    private final HttpLimits limits;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService timer;

    public HttpCaller(HttpLimits limits) {
        this(limits, ProxySelector.getDefault());
    }

    /**
     * One for addresses that strangers name.
     *
     * @param guard who says where it may connect to, or null for anywhere
     */
    public HttpCaller(HttpLimits limits, @Nullable AddressGuard guard) {
        this(limits, ProxySelector.getDefault(), guard);
    }

    HttpCaller(HttpLimits limits, ProxySelector proxies) {
        this(limits, proxies, null);
    }

    HttpCaller(HttpLimits limits, ProxySelector proxies, @Nullable AddressGuard guard) {
        this.limits = limits;
        this.client = HttpClientFactory.client(limits, proxies, guard);
        this.timer = timer();
    }

    /** Makes the call. Whatever happens on the wire is a result; an exception is a bug. */
    public HttpResult call(HttpCall call) {
        OnceWritten entity = entity(call);
        HttpUriRequestBase request = request(call, entity);
        try {
            return exchange(request, call, HttpCaller::read);
        } catch (ClosedException closed) {
            return new HttpResult.NoAnswer(new Outcome.Deferred("CLOSED", "the connection is shutting down", null));
        } catch (NoLongerWantedException late) {
            return new HttpResult.NoAnswer(Delivery.leaseLost());
        } catch (AddressRefusedException refused) {
            return new HttpResult.NoAnswer(AddressRefusedException.outcome());
        } catch (ProxyRefusedException refused) {
            return new HttpResult.NoAnswer(refused.outcome());
        } catch (IOException | IllegalStateException failure) {
            // the pool of a client that is closed meanwhile throws an IllegalStateException
            boolean late = request.isCancelled() || ConnectFailures.timedOut(failure);
            return new HttpResult.NoAnswer(outcome(entity, late, failure));
        }
    }

    /**
     * Opens a connection to a server, and asks it for nothing.
     *
     * @return what it means for a delivery where that fails; empty where the server is there
     */
    public Optional<Outcome> reach(URI server) {
        Outcome notSent = Delivery.leaseLost();
        return call(HttpCall.get(server, Map.of()).onlyIf(() -> false))
                .match(
                        answer -> Optional.empty(),
                        none -> Optional.of(none.outcome()).filter(outcome -> !outcome.equals(notSent)));
    }

    /**
     * Makes a call that is no delivery, and reads of its answer what is wanted of it.
     *
     * @param most how many bytes, by the answer's status
     * @throws IOException when there was no answer, or not all that was wanted of one
     */
    public HttpContent read(HttpCall call, IntToLongFunction most) throws IOException {
        try {
            return exchange(
                    request(call, entity(call)),
                    call,
                    response -> new HttpContent(
                            response.getCode(), firstOf(response, most.applyAsLong(response.getCode()))));
        } catch (IllegalStateException closed) {
            throw new IOException("the connections are closed", closed);
        }
    }

    /** Closes all connections; a call on its way ends without an answer. */
    @Override
    public void close() {
        timer.shutdownNow();
        client.close(CloseMode.GRACEFUL);
    }

    private static @Nullable OnceWritten entity(HttpCall call) {
        byte[] body = call.body();
        return body == null ? null : new OnceWritten(body);
    }

    private static HttpUriRequestBase request(HttpCall call, @Nullable OnceWritten entity) {
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), call.uri());
        call.headers().forEach(request::setHeader);
        request.setEntity(entity);
        return request;
    }

    private <T> T exchange(HttpUriRequestBase request, HttpCall call, Reading<T> reading) throws IOException {
        Future<?> end;
        try {
            // a read time-out bounds each read, and nothing bounds writing to a server that does not read
            end = timer.schedule(request::cancel, limits.deadline().toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            throw new ClosedException(closed);
        }
        URI uri = call.uri();
        HttpHost host = new HttpHost(uri.getScheme(), uri.getHost(), uri.getPort());
        try {
            ClassicHttpResponse response = client.executeOpen(host, request, Exchange.context(call.wanted()));
            try {
                T read = reading.of(response);
                // ends what is left of the answer, or does nothing; closing alone would wait for it
                request.cancel();
                return read;
            } finally {
                close(response);
            }
        } finally {
            end.cancel(false);
        }
    }

    private static void close(ClassicHttpResponse response) {
        try {
            response.close();
        } catch (IOException cut) {
            LOG.trace("The rest of an answer was cut off", cut);
        }
    }

    private static HttpResult read(ClassicHttpResponse response) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName(), header.getValue());
        }
        byte[] body = firstOf(response, LARGEST_ANSWER);
        return new HttpResult.Answer(response.getCode(), headers, new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] firstOf(ClassicHttpResponse response, long most) throws IOException {
        HttpEntity entity = response.getEntity();
        return entity == null ? new byte[0] : entity.getContent().readNBytes((int) Math.min(LARGEST_ARRAY, most));
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
        timer.setKeepAliveTime(10, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        return timer;
    }

    /** What is made of an answer while it comes in. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(ClassicHttpResponse response) throws IOException;
    }

    /** The caller was closed before. */
    private static final class ClosedException extends IOException {

        private static final long serialVersionUID = 1L;

        ClosedException(RejectedExecutionException cause) {
            super("the connections are closed", cause);
        }
    }
}
