package io.github.carillon.core.governance;

import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Outcome;
import java.util.function.UnaryOperator;

/** Sends every message to somebody else. */
record RedirectingChannel<M>(Channel<M> channel, UnaryOperator<M> redirect) implements Channel<M> {

    private static final String REDIRECTED = "redirected";

    @Override
    public String kind() {
        return channel.kind();
    }

    @Override
    public Outcome send(Delivery<M> delivery) {
        Outcome outcome = channel.send(new Delivery<>(delivery.key(), redirect.apply(delivery.message())));
        return outcome instanceof Outcome.Accepted accepted ? new Outcome.Accepted(accepted.id(), REDIRECTED) : outcome;
    }
}
