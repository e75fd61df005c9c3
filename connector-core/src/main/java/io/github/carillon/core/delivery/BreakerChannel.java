package io.github.carillon.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * A connection behind its breaker. May be called from any thread when its channel may be.
 *
 * @param <M> the kind of message
 */
public final class BreakerChannel<M> implements Channel<M> {

    private final Channel<M> channel;
    private final Breaker breaker;
    private final Predicate<M> ownSender;

    /**
     * @param ownSender whether a message has a sender of its own, which explains that the server does not take it
     */
    public BreakerChannel(Channel<M> channel, Breaker breaker, Predicate<M> ownSender) {
        this.channel = channel;
        this.breaker = breaker;
        this.ownSender = ownSender;
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
        return admit(Duration.ZERO).send(delivery);
    }

    @Override
    public Admission<M> admit(Duration patience) {
        OptionalLong era = breaker.enter();
        return era.isEmpty()
                ? new Admission.NotNow<>(breaker.resting())
                : channel.admit(patience).match(admitted -> passed(era.getAsLong(), admitted), notNow -> {
                    breaker.unused(era.getAsLong());
                    return notNow;
                });
    }

    @Override
    public Recall recall(Delivery<M> delivery, Instant since) {
        return channel.recall(delivery, since);
    }

    private Admission<M> passed(long era, Admission.Admitted<M> admitted) {
        return new Admission.Admitted<>(delivery -> sent(era, admitted, delivery), () -> {
            breaker.unused(era);
            admitted.unused().run();
        });
    }

    private Outcome sent(long era, Admission.Admitted<M> admitted, Delivery<M> delivery) {
        boolean answered = false;
        try {
            Outcome outcome = admitted.send(delivery);
            answered = true;
            return breaker.leave(era, outcome, ownSender.test(delivery.message()));
        } finally {
            if (!answered) {
                breaker.unused(era);
            }
        }
    }
}
