package io.github.carillon.worker.lane;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The lanes of a worker, one for each connection that was used. Safe for use from any thread. */
public final class Lanes {

    private final int most;
    private final Duration lock;
    private final Clock clock;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    /**
     * @param most how many tasks a lane has room for at most
     * @param lock how long the engine keeps a task
     */
    public Lanes(int most, Duration lock, Clock clock) {
        this.most = most;
        this.lock = lock;
        this.clock = clock;
    }

    /**
     * The connection's lane.
     *
     * @param width how many threads it has when it is opened here
     */
    public Lane of(String connection, int width) {
        return lanes.computeIfAbsent(connection, name -> new Lane(name, width, most, lock, clock));
    }

    /** How many tasks are in the connection's lane. */
    public int held(String connection) {
        Lane lane = lanes.get(connection);
        return lane == null ? 0 : lane.held();
    }

    /** Gives back what has not begun, and lets the rest finish. */
    public void close() {
        lanes.values().forEach(Lane::close);
    }

    /** Interrupts what is still at work. */
    public void abandon() {
        lanes.values().forEach(Lane::abandon);
    }
}
