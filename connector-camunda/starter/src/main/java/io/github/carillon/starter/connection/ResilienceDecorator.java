package io.github.carillon.starter.connection;

import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.resilience.Breaker;
import io.github.carillon.core.resilience.BreakerChannel;
import io.github.carillon.core.resilience.RateLimit;
import io.github.carillon.core.resilience.RateLimitedChannel;
import org.jspecify.annotations.Nullable;

/**
 * What stands before a connection.
 *
 * @param limit or null where it may send as fast as it goes
 */
record ResilienceDecorator(Breaker breaker, @Nullable RateLimit limit) {

    /** The channel behind it. */
    <M> Channel<M> before(Channel<M> channel) {
        return new BreakerChannel<>(limit == null ? channel : new RateLimitedChannel<>(channel, limit), breaker);
    }
}
