package io.github.carillon.core.delivery;

import java.util.function.BooleanSupplier;

/**
 * A message on its way to one address.
 *
 * @param key what it is known by, the same on every attempt
 * @param message what is sent
 * @param ours whether it is still this worker's to send. A channel asks it when nothing is left to wait for, and sends
 *     only on a yes: while it waited for a connection, another worker may have taken the delivery over
 * @param <M> the channel's kind of message
 */
public record Delivery<M>(DeliveryKey key, M message, BooleanSupplier ours) {

    /** One that nobody else would send. */
    public Delivery(DeliveryKey key, M message) {
        this(key, message, () -> true);
    }

    /** What becomes of it when it is no longer this worker's. */
    public static Outcome leaseLost() {
        return new Outcome.Deferred(
                Outcome.Deferred.LEASE_EXPIRED, "the worker was held up, so nothing was sent", null);
    }
}
