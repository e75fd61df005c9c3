package io.github.carillon.bench.lab;

import java.time.Duration;

/**
 * The clocks at one moment of a run.
 *
 * @param nanoTime the engine's {@link System#nanoTime()}
 * @param engine its processor time
 * @param workers theirs, together
 * @param rest that of the relay and of the ledger's database server
 */
record Reading(long nanoTime, Duration engine, Duration workers, Duration rest) {

    double perSecond(Reading earlier, int tasks) {
        return tasks * 1e9 / (nanoTime - earlier.nanoTime);
    }

    double engineMillis(Reading earlier, int tasks) {
        return millis(engine.minus(earlier.engine), tasks);
    }

    double workerMillis(Reading earlier, int tasks) {
        return millis(workers.minus(earlier.workers), tasks);
    }

    double restMillis(Reading earlier, int tasks) {
        return millis(rest.minus(earlier.rest), tasks);
    }

    private static double millis(Duration used, int tasks) {
        return used.toNanos() / 1e6 / tasks;
    }
}
