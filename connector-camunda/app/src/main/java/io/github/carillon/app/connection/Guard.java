package io.github.carillon.app.connection;

import io.github.carillon.core.delivery.Breaker;
import io.github.carillon.core.delivery.BreakerChannel;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.RateLimit;
import io.github.carillon.core.delivery.RateLimitedChannel;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What stands before a connection.
 *
 * @param limit or null where it may send as fast as it goes
 */
record Guard(Breaker breaker, @Nullable RateLimit limit) {

    /**
     * The channel behind it.
     *
     * @param ownSender whether a message has a sender of its own
     */
    <M> Channel<M> before(Channel<M> channel, Predicate<M> ownSender) {
        return new BreakerChannel<>(
                limit == null ? channel : new RateLimitedChannel<>(channel, limit), breaker, ownSender);
    }
}
