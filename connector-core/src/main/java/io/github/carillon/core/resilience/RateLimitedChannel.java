package io.github.carillon.core.resilience;

import io.github.carillon.core.delivery.Brought;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Permit;
import io.github.carillon.core.delivery.SentMessageLookup;
import java.time.Duration;
import java.time.Instant;

/**
 * A connection that sends no faster than it may. May be called from any thread when its channel may be.
 *
 * @param <M> the kind of message
 */
public final class RateLimitedChannel<M> implements Channel<M> {

    private final Channel<M> channel;
    private final RateLimit limit;

    /** Keeps this channel to this limit. */
    public RateLimitedChannel(Channel<M> channel, RateLimit limit) {
        this.channel = channel;
        this.limit = limit;
    }

    @Override
    public String kind() {
        return channel.kind();
    }

    @Override
    public boolean sendsApart() {
        return channel.sendsApart();
    }

    @Override
    public Outcome send(Delivery<M> delivery) {
        return admit(delivery.message(), Duration.ZERO).send(delivery);
    }

    /** The rate is that of the connection's account; one that a task brought has its own. */
    @Override
    public Permit<M> admit(M message, Duration patience) {
        if (brought(message) == Brought.ACCOUNT) {
            return channel.admit(message, patience);
        }
        return limit.take(patience)
                .<Permit<M>>map(Permit.NotNow::new)
                .orElseGet(() -> channel.admit(message, patience).match(this::limited, this::notNow));
    }

    @Override
    public Brought brought(M message) {
        return channel.brought(message);
    }

    @Override
    public SentMessageLookup lookUp(Delivery<M> delivery, Instant since) {
        return channel.lookUp(delivery, since);
    }

    private Permit<M> limited(Permit.Admitted<M> admitted) {
        return new Permit.Admitted<>(admitted.sending(), () -> {
            limit.giveBack();
            admitted.unused().run();
        });
    }

    private Permit<M> notNow(Permit.NotNow<M> notNow) {
        limit.giveBack();
        return notNow;
    }
}
