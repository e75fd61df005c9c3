package io.github.carillon.starter.hub;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What time it is for a connection. Safe for use from any thread. */
final class ConnectionLifetime {

    private final HubLimits limits;
    private final Clock clock;
    private final Instant begun;
    private volatile Instant heard;
    private volatile Instant said;
    private volatile Instant until;

    /**
     * Begins now.
     *
     * @param until when the client's token expires
     */
    ConnectionLifetime(Instant until, HubLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
        this.begun = clock.instant();
        this.heard = begun;
        this.said = begun;
        this.until = until;
    }

    /** The client has given a sign of life. */
    void heard() {
        heard = clock.instant();
    }

    /** The client has been told something. */
    void said() {
        said = clock.instant();
    }

    /** The client has shown a token that is good until then, or an older one. */
    void prolong(Instant goodUntil) {
        until = goodUntil.isAfter(until) ? goodUntil : until;
    }

    boolean isExpired() {
        return !clock.instant().isBefore(until);
    }

    /** Whether the handshake should have come by now. */
    boolean isLate() {
        return isDue(begun, limits.handshake());
    }

    /** Whether the client has been silent for so long that it counts as gone. */
    boolean isSilent() {
        return isDue(heard, limits.silence());
    }

    /** Whether a ping is due. */
    boolean isQuiet() {
        return isDue(said, limits.keepAlive());
    }

    private boolean isDue(Instant since, Duration after) {
        return !clock.instant().isBefore(since.plus(after));
    }
}
