package io.github.carillon.core.governance;

import io.github.carillon.core.delivery.Brought;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.SentMessageLookup;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Sends what passes, and takes the rest without sending it. */
record HoldingChannel<M>(Channel<M> channel, Predicate<M> passes) implements Channel<M> {

    static <M> HoldingChannel<M> everything(Channel<M> channel) {
        return new HoldingChannel<>(channel, message -> false);
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
    public Brought brought(M message) {
        return channel.brought(message);
    }

    @Override
    public Outcome send(Delivery<M> delivery) {
        return passes.test(delivery.message()) ? channel.send(delivery) : held(delivery);
    }

    /** What does not pass was held before as it is now. */
    @Override
    public SentMessageLookup lookUp(Delivery<M> delivery, Instant since) {
        return passes.test(delivery.message())
                ? channel.lookUp(delivery, since)
                : new SentMessageLookup(List.of(held(delivery)), "");
    }

    private static Outcome.Accepted held(Delivery<?> delivery) {
        return new Outcome.Accepted(Outcome.Accepted.HELD + "-" + delivery.key().id(), Outcome.Accepted.HELD);
    }
}
