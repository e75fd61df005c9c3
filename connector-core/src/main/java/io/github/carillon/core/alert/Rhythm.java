package io.github.carillon.core.alert;

import java.time.Duration;

/**
 * How often people hear of one group.
 *
 * @param interval at least so long after the last time for what came since; what comes meanwhile is counted
 * @param reminder so long after the last time while something is open
 * @param clearAfter how long nothing must be open before that is told: what is tried again may fail again
 */
public record Rhythm(Duration interval, Duration reminder, Duration clearAfter) {

    /** Five minutes, twelve hours, twenty seconds. */
    public static final Rhythm STANDARD =
            new Rhythm(Duration.ofMinutes(5), Duration.ofHours(12), Duration.ofSeconds(20));
}
