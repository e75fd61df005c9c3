package io.github.carillon.worker.executor;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The lanes of a worker, one for each connection that was used. Safe for use from any thread. */
public final class ConnectionExecutors {

    private final int most;
    private final Duration lock;
    private final Clock clock;
    private final Map<String, ConnectionExecutor> lanes = new ConcurrentHashMap<>();

    /**
     * @param most how many tasks a lane has room for at most
     * @param lock how long the engine keeps a task
     */
    public ConnectionExecutors(int most, Duration lock, Clock clock) {
        this.most = most;
        this.lock = lock;
        this.clock = clock;
    }

    /**
     * The connection's lane.
     *
     * @param width how many threads it has when it is opened here
     */
    public ConnectionExecutor of(String connection, int width) {
        return lanes.computeIfAbsent(connection, name -> new ConnectionExecutor(name, width, most, lock, clock));
    }

    /** How many tasks are in the connection's lane. */
    public int held(String connection) {
        ConnectionExecutor lane = lanes.get(connection);
        return lane == null ? 0 : lane.held();
    }

    /** Gives back what has not begun, and lets the rest finish. */
    public void close() {
        lanes.values().forEach(ConnectionExecutor::close);
    }

    /** Interrupts what is still at work. */
    public void abandon() {
        lanes.values().forEach(ConnectionExecutor::abandon);
    }
}
