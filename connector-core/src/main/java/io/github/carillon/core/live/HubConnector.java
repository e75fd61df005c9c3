package io.github.carillon.core.live;

import io.github.carillon.core.delivery.ConnectFailures;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Deferred;
import io.github.carillon.core.delivery.Outcome.Misconfigured;
import io.github.carillon.core.delivery.Outcome.Scope;
import io.github.carillon.core.http.HttpCaller;
import io.github.carillon.core.live.HubNegotiation.Result;
import io.github.carillon.core.value.Secret;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one connection to a hub: makes it when it is needed and there is none. However many need it at once, one
 * connects and all get what came of it.
 */
final class HubConnector implements AutoCloseable {

    /**
     * What came of connecting: one of the two.
     *
     * @param failure what it means for a push
     */
    record Connection(
            @Nullable HubSession session, @Nullable Outcome failure) {

        Outcome match(Function<HubSession, Outcome> connected, Function<Outcome, Outcome> failed) {
            return session != null ? connected.apply(session) : failed.apply(failure == null ? closed() : failure);
        }
    }

    private final HubSettings settings;
    private final HubNegotiation negotiation;
    private final Clock clock;
    private final HttpClient http;
    private final Object lock = new Object();
    private @Nullable HubSession session;
    private @Nullable FutureTask<Connection> latest;
    private boolean closed;

    HubConnector(HubSettings settings, HttpCaller caller, Clock clock) {
        this.settings = settings;
        this.negotiation = new HubNegotiation(caller, clock);
        this.clock = clock;
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(settings.timeout());
        SSLContext tls = settings.tls();
        this.http = (tls == null ? builder : builder.sslContext(tls)).build();
    }

    Connection session() {
        FutureTask<Connection> task;
        synchronized (lock) {
            if (closed) {
                return new Connection(null, closed());
            }
            if (session != null && !session.isOver()) {
                return new Connection(session, null);
            }
            task = latest == null || latest.isDone() ? new FutureTask<>(this::connect) : latest;
            latest = task;
        }
        // whoever comes first does the work; for all others this does nothing
        task.run();
        return result(task);
    }

    /** Keeps the connection alive, if there is one. */
    void ping() {
        HubSession current;
        synchronized (lock) {
            current = session;
        }
        if (current != null && !current.isOver()) {
            current.ping();
        }
    }

    @Override
    public void close() {
        HubSession last;
        synchronized (lock) {
            closed = true;
            last = session;
        }
        if (last != null) {
            last.end();
        }
    }

    private Connection connect() {
        Connection made = negotiation
                .with(new HubPlace(settings.url(), settings.token()))
                .match(this::open, failed -> new Connection(null, failed.outcome()));
        synchronized (lock) {
            session = made.session();
            if (closed && session != null) {
                session.end();
            }
        }
        return made;
    }

    private Connection open(Result.Way way) {
        HubSession opened = new HubSession(clock, settings.timeout());
        WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(settings.timeout());
        Secret token = way.place().token();
        if (token != null) {
            builder.header("Authorization", "Bearer " + token.reveal());
        }
        CompletableFuture<WebSocket> opening = builder.buildAsync(way.place().socket(way.connection()), opened);
        try {
            opening.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            return new Connection(null, outcome(failed));
        } catch (TimeoutException late) {
            opening.cancel(true);
            opened.end();
            return new Connection(null, deferred("TIMEOUT", "the hub did not take the connection in time"));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            opened.end();
            return new Connection(null, closed());
        }
        Outcome refused = opened.begin();
        if (refused != null) {
            opened.end();
        }
        return refused == null ? new Connection(opened, null) : new Connection(null, refused);
    }

    private static Outcome outcome(ExecutionException failed) {
        if (failed.getCause() instanceof WebSocketHandshakeException refused) {
            int status = refused.getResponse().statusCode();
            String reason = "the hub's server answered " + status + " to a WebSocket";
            return status == 401 || status == 403
                    ? new Misconfigured("HTTP_" + status, reason)
                    : deferred("HTTP_" + status, reason);
        }
        return ConnectFailures.misconfiguration(failed)
                .orElseGet(() -> deferred("CONNECT_FAILED", "the hub cannot be reached, or left"));
    }

    private static Outcome deferred(String code, String reason) {
        return new Deferred(code, reason, null, Scope.CONNECTION);
    }

    private static Outcome closed() {
        return new Deferred("CLOSED", "the connection is shutting down", null);
    }

    private static Connection result(FutureTask<Connection> task) {
        try {
            return task.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Connection(null, closed());
        } catch (ExecutionException bug) {
            throw new IllegalStateException("a bug in connecting to a hub", bug.getCause());
        }
    }
}
