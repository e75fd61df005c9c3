package io.github.carillon.core.governance;

import io.github.carillon.core.delivery.Brought;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.SentMessageLookup;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** Sends every message to somebody else. */
record RedirectingChannel<M>(Channel<M> channel, UnaryOperator<M> redirect) implements Channel<M> {

    private static final String REDIRECTED = "redirected";

    @Override
    public String kind() {
        return channel.kind();
    }

    @Override
    public boolean sendsApart() {
        return channel.sendsApart();
    }

    @Override
    public Brought brought(M message) {
        return channel.brought(message);
    }

    @Override
    public Outcome send(Delivery<M> delivery) {
        Outcome outcome = channel.send(redirected(delivery));
        return outcome instanceof Outcome.Accepted accepted ? redirected(accepted) : outcome;
    }

    @Override
    public SentMessageLookup lookUp(Delivery<M> delivery, Instant since) {
        SentMessageLookup lookUp = channel.lookUp(redirected(delivery), since);
        return new SentMessageLookup(
                lookUp.found().stream().map(RedirectingChannel::redirected).toList(), lookUp.said());
    }

    private Delivery<M> redirected(Delivery<M> delivery) {
        return new Delivery<>(delivery.key(), redirect.apply(delivery.message()), delivery.ours());
    }

    private static Outcome.Accepted redirected(Outcome.Accepted accepted) {
        return new Outcome.Accepted(accepted.id(), REDIRECTED);
    }
}
