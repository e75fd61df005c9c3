package io.github.carillon.starter.hub;

import io.github.carillon.core.recipient.Reader;
import io.github.carillon.core.value.Daemons;
import io.github.carillon.core.value.SafeStackTrace;
import io.github.carillon.starter.inbox.Caller;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A hub's connections, each known by a secret of its own. May be used from any thread. */
final class HubConnections implements AutoCloseable {

    /**
     * A connection that has just begun.
     *
     * @param id by which it may be spoken of
     * @param token by which its client knows it, and nobody else
     */
    record Opened(String id, String token, HubConnection connection) {

        @Override
        public String toString() {
            return "Opened[" + id + "]";
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(HubConnections.class);

    private final Hub hub;
    private final HubLimits limits;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, HubConnection> byToken = new ConcurrentHashMap<>();
    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(Daemons.named("hub-ticker"));
    private volatile boolean closed;

    HubConnections(Hub hub, HubLimits limits, Clock clock) {
        this.hub = hub;
        this.limits = limits;
        this.clock = clock;
    }

    /** Looks after the connections once a second from now on. */
    void start() {
        var unused = ticker.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    /** Begins a connection; empty where there are too many, theirs or everybody's. */
    synchronized Optional<Opened> open(Caller caller) {
        if (closed || byToken.size() >= limits.total() || count(caller.reader()) >= limits.perReader()) {
            return Optional.empty();
        }
        HubConnection connection = new HubConnection(caller, hub, limits, clock);
        Opened opened = new Opened(secret(), secret(), connection);
        byToken.put(opened.token(), connection);
        return Optional.of(opened);
    }

    /** The connection of this caller; somebody else's is none. */
    Optional<HubConnection> find(Caller caller, String token) {
        Optional<HubConnection> found = Optional.ofNullable(byToken.get(token))
                .filter(connection -> connection.reader().equals(caller.reader()));
        found.ifPresent(connection -> connection.sign(caller.until()));
        return found;
    }

    /** How many are connected, or about to be. */
    int size() {
        return byToken.size();
    }

    /** Ends all connections, whose clients may come again, and takes no more. */
    @Override
    public synchronized void close() {
        closed = true;
        ticker.shutdownNow();
        byToken.values().forEach(connection -> connection.end("The server is stopping.", true));
    }

    void tick() {
        byToken.values().forEach(HubConnections::tick);
        byToken.values().removeIf(HubConnection::isOver);
    }

    private static void tick(HubConnection connection) {
        try {
            connection.tick();
        } catch (RuntimeException bug) {
            LOG.error("A connection is cut, by a bug:{}{}", System.lineSeparator(), SafeStackTrace.of(bug));
            connection.lost();
        }
    }

    private long count(Reader reader) {
        return byToken.values().stream()
                .filter(connection -> !connection.isEnded() || connection.isLeaving())
                .filter(connection -> connection.reader().equals(reader))
                .count();
    }

    private String secret() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
