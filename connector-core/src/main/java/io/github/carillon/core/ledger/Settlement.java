package io.github.carillon.core.ledger;

import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.Outcome;
import java.time.Instant;

/**
 * What became of an attempt, waiting to be written.
 *
 * @param row the delivery's
 * @param attempt the one that was granted; where another has been granted since, this changes nothing
 * @param at when it was known
 * @param findable whether its message may be found with the provider later, and must not be taken for another's then
 */
record Settlement(RowId row, int attempt, Outcome outcome, Instant at, boolean findable) {

    /** The kind of channel whose provider is asked. */
    private static final String ASKED = "sms";

    static Settlement of(DeliveryKey key, int attempt, Outcome outcome, Instant at) {
        return new Settlement(RowId.of(key), attempt, outcome, at, key.channel().equals(ASKED));
    }

    /** For a claim that was granted too late for anybody to make use of it. */
    static Settlement notSent(RowId row, int attempt, Instant at) {
        return new Settlement(
                row,
                attempt,
                new Outcome.Deferred("CLAIM_TOO_LATE", "the ledger was slow, so nothing was sent", null),
                at,
                false);
    }
}
