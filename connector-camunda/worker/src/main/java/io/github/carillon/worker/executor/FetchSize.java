package io.github.carillon.worker.executor;

import java.util.List;

/**
 * How many tasks to ask the engine for. What a fetch costs the engine grows with what waits there, and hardly with how
 * many are asked for: so many are fetched at a time, and none before a good part of the room is free.
 */
final class FetchSize {

    /** Where so few of a topic's tasks go, a connection does not matter. */
    private static final double HARDLY_ANY = 0.02;

    private FetchSize() {}

    /**
     * As many as can be worked on soon; 0 when it is better to wait.
     *
     * @param capacity how many tasks of the topic may be in flight
     * @param inFlight how many are
     * @param executors those that the topic's tasks go to
     */
    static int of(int capacity, int inFlight, List<Seen> executors) {
        double most = capacity;
        double free = capacity - inFlight;
        for (Seen executor : executors) {
            most = Math.min(most, executor.filling(executor.capacity()));
            free = Math.min(free, executor.filling(executor.room()));
        }
        return free >= Math.max(1, most / 2) ? (int) free : 0;
    }

    /** The same, as if the connections that have no good part of their room free were not there, nor what they hold. */
    static int pressing(int capacity, int inFlight, List<Seen> executors) {
        int aside =
                executors.stream().filter(Seen::isTight).mapToInt(Seen::held).sum();
        return of(
                capacity,
                inFlight - aside,
                executors.stream().filter(executor -> !executor.isTight()).toList());
    }

    /** Whether the topic has tasks for connections that have room. */
    static boolean othersWait(List<Seen> executors) {
        return executors.stream().anyMatch(executor -> !executor.isTight() && executor.part() >= HARDLY_ANY);
    }

    /**
     * A connection as a topic sees it.
     *
     * @param capacity how many tasks it has room for when it is empty
     * @param room how many it has room for now; less than zero when it holds too many
     * @param held how many of the topic's tasks it holds
     * @param part how much of what was fetched lately went to it, from 0 to 1, or not a number where nothing was fetched
     */
    record Seen(int capacity, int room, int held, double part) {

        /** How large a fetch may be to bring this connection so many. */
        private double filling(int tasks) {
            return part >= HARDLY_ANY ? Math.max(0, tasks) / part : Double.MAX_VALUE;
        }

        private boolean isTight() {
            return room < Math.max(1, capacity / 2);
        }
    }
}
