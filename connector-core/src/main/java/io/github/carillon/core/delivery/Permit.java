package io.github.carillon.core.delivery;

import java.util.function.Function;

/**
 * Whether a channel takes one more message now. It is asked for before the ledger claims the delivery, so that whatever
 * waits for its turn leaves nothing unknown behind when its worker is killed.
 *
 * @param <M> the kind of message
 */
public sealed interface Permit<M> {

    <R> R match(Function<Admitted<M>, R> admitted, Function<NotNow<M>, R> notNow);

    /** Sends one message under this admission; or says why not. */
    default Outcome send(Delivery<M> delivery) {
        return match(admitted -> admitted.sending().apply(delivery), NotNow::outcome);
    }

    /**
     * Yes, for one message.
     *
     * @param sending tries once, as {@link Channel#send} does; at most one call
     * @param unused to be run when nothing is sent after all
     * @param <M> the kind of message
     */
    record Admitted<M>(Function<Delivery<M>, Outcome> sending, Runnable unused) implements Permit<M> {
        @Override
        public <R> R match(Function<Admitted<M>, R> admitted, Function<NotNow<M>, R> notNow) {
            return admitted.apply(this);
        }
    }

    /**
     * No.
     *
     * @param outcome why, and when to come again
     * @param <M> the kind of message
     */
    record NotNow<M>(Outcome outcome) implements Permit<M> {
        @Override
        public <R> R match(Function<Admitted<M>, R> admitted, Function<NotNow<M>, R> notNow) {
            return notNow.apply(this);
        }
    }
}
