package io.github.carillon.core.governance;

import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Outcome;
import java.util.function.Predicate;

/** Sends what passes, and takes the rest without sending it. */
record HoldingChannel<M>(Channel<M> channel, Predicate<M> passes) implements Channel<M> {

    private static final String HELD = "held";

    static <M> HoldingChannel<M> everything(Channel<M> channel) {
        return new HoldingChannel<>(channel, message -> false);
    }

    @Override
    public String kind() {
        return channel.kind();
    }

    @Override
    public Outcome send(Delivery<M> delivery) {
        return passes.test(delivery.message())
                ? channel.send(delivery)
                : new Outcome.Accepted(HELD + "-" + delivery.key().id(), HELD);
    }
}
