package io.github.carillon.core.resilience;

/**
 * How fast a connection may send.
 *
 * @param perSecond messages per second in the long run, more than 0
 * @param burst how many may go at once after a quiet time, at least 1
 */
public record Rate(double perSecond, int burst) {

    /** What is one worker's of so many that share the connection. */
    Rate share(int workers) {
        int alive = Math.max(1, workers);
        return new Rate(perSecond / alive, Math.max(1, burst / alive));
    }
}
