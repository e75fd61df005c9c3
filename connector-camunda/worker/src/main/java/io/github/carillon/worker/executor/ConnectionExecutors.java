package io.github.carillon.worker.executor;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The connections of a worker, one for each connection that was used. Safe for use from any thread. */
public final class ConnectionExecutors {

    private final int most;
    private final Duration lock;
    private final Clock clock;
    private final Map<String, ConnectionExecutor> executors = new ConcurrentHashMap<>();

    /**
     * @param most how many tasks a connection has room for at most
     * @param lock how long the engine keeps a task
     */
    public ConnectionExecutors(int most, Duration lock, Clock clock) {
        this.most = most;
        this.lock = lock;
        this.clock = clock;
    }

    /**
     * The connection's connection.
     *
     * @param width how many threads it has when it is opened here
     */
    public ConnectionExecutor of(String connection, int width) {
        return executors.computeIfAbsent(connection, name -> new ConnectionExecutor(name, width, most, lock, clock));
    }

    /** How many tasks are in the connection's connection. */
    public int held(String connection) {
        ConnectionExecutor executor = executors.get(connection);
        return executor == null ? 0 : executor.held();
    }

    /** Gives back what has not begun, and lets the rest finish. */
    public void close() {
        executors.values().forEach(ConnectionExecutor::close);
    }

    /** Interrupts what is still at work. */
    public void abandon() {
        executors.values().forEach(ConnectionExecutor::abandon);
    }
}
