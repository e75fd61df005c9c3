package io.github.carillon.core.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * Carries messages of one kind to the outside; the only thing that touches the wire. Implementations may be called from
 * any thread, put a bound on every wait, and make at most one attempt per call.
 *
 * @param <M> the kind of message
 */
public interface Channel<M> {

    /** The kind of channel in a delivery's key, such as {@code smtp} or {@code sms}. */
    String kind();

    /**
     * Tries once. Whatever happens on the wire is an outcome; an exception is a bug, and counts as {@link
     * Outcome.Unknown}.
     */
    Outcome send(Delivery<M> delivery);

    /**
     * Asks whether this message may be sent now. Touches no wire.
     *
     * @param patience how long to wait for a turn, at most
     */
    default Permit<M> admit(M message, Duration patience) {
        return new Permit.Admitted<>(this::send, () -> {});
    }

    /** What the task brought itself for this message, in place of what the connection has. */
    default Brought brought(M message) {
        return Brought.NOTHING;
    }

    /**
     * Whether a message that names several people can be sent to one of them alone. Where it cannot, sending it once takes
     * it to all of them, and what became of it is not told for each.
     */
    default boolean sendsApart() {
        return true;
    }

    /**
     * Asks the provider whether it has a message, of which nobody here knows whether it was sent. Sends nothing. The
     * ledger notes whose each message is for the kind {@code sms} alone: a channel of another kind must find nothing that
     * may be another delivery's.
     *
     * @param since when it was sent, if it was, at the earliest
     */
    default SentMessageLookup lookUp(Delivery<M> delivery, Instant since) {
        return SentMessageLookup.impossible();
    }
}
