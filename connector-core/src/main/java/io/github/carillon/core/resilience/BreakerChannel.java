package io.github.carillon.core.resilience;

import io.github.carillon.core.delivery.Brought;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Permit;
import io.github.carillon.core.delivery.SentMessageLookup;
import io.github.carillon.core.resilience.Breaker.Pass;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A connection behind its breaker. May be called from any thread when its channel may be.
 *
 * @param <M> the kind of message
 */
public final class BreakerChannel<M> implements Channel<M> {

    private final Channel<M> channel;
    private final Breaker breaker;

    public BreakerChannel(Channel<M> channel, Breaker breaker) {
        this.channel = channel;
        this.breaker = breaker;
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

    @Override
    public Permit<M> admit(M message, Duration patience) {
        Brought brought = brought(message);
        Optional<Pass> pass = breaker.enter(brought);
        return pass.isEmpty()
                ? new Permit.NotNow<>(breaker.resting(brought))
                : channel.admit(message, patience).match(admitted -> passed(pass.get(), admitted), notNow -> {
                    breaker.unused(pass.get());
                    return notNow;
                });
    }

    @Override
    public Brought brought(M message) {
        return channel.brought(message);
    }

    @Override
    public SentMessageLookup lookUp(Delivery<M> delivery, Instant since) {
        return channel.lookUp(delivery, since);
    }

    private Permit<M> passed(Pass pass, Permit.Admitted<M> admitted) {
        return new Permit.Admitted<>(delivery -> sent(pass, admitted, delivery), () -> {
            breaker.unused(pass);
            admitted.unused().run();
        });
    }

    private Outcome sent(Pass pass, Permit.Admitted<M> admitted, Delivery<M> delivery) {
        boolean answered = false;
        try {
            Outcome outcome = admitted.send(delivery);
            answered = true;
            return breaker.leave(pass, outcome);
        } finally {
            if (!answered) {
                breaker.unused(pass);
            }
        }
    }
}
