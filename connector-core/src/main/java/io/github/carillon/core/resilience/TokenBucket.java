package io.github.carillon.core.resilience;

import java.time.Duration;
import java.time.Instant;

/**
 * What may be sent at a moment: a token for each message, which drip in at a rate. A value.
 *
 * @param tokens below zero where more have been promised than there are
 * @param at the moment for which that is so
 */
record TokenBucket(double tokens, Instant at) {

    private static final double NANOS = 1e9;

    /** The bucket at a later moment; a clock that was set back changes nothing. */
    TokenBucket at(Instant now, Rate rate) {
        double seconds = Math.max(0, Duration.between(at, now).toNanos() / NANOS);
        return new TokenBucket(Math.min(rate.burst(), tokens + seconds * rate.perSecond()), now);
    }

    /** How long until there is a token that nobody has been promised. */
    Duration untilNext(Rate rate) {
        double seconds = Math.max(0, (1 - tokens) / rate.perSecond());
        return Duration.ofMillis((long) Math.ceil(seconds * 1000));
    }

    TokenBucket taken() {
        return new TokenBucket(tokens - 1, at);
    }

    TokenBucket givenBack() {
        return new TokenBucket(tokens + 1, at);
    }
}
