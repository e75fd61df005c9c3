package io.github.carillon.core.delivery;

import io.github.carillon.core.database.DatabaseException;
import io.github.carillon.core.value.Trace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a delivery, unless the ledger knows that it was made: claims, sends, and writes down the outcome. Never throws;
 * safe for use from any thread.
 */
public final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private static final Outcome OVERSLEPT =
            new Outcome.Deferred("LEASE_EXPIRED", "the worker was held up, so nothing was sent", null);

    private final Ledger ledger;
    private final Clock clock;

    public Dispatcher(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Makes this delivery by this channel, or says what became of it before. */
    public <M> Outcome dispatch(Delivery<M> delivery, Channel<M> channel, OnUnknown onUnknown) {
        Claim claim;
        try {
            claim = ledger.claim(delivery.key(), onUnknown);
        } catch (DatabaseException unavailable) {
            LOG.warn("Nothing is sent while the ledger gives no answer: {}", Trace.of(unavailable));
            return new Outcome.Deferred("LEDGER_UNAVAILABLE", "the ledger gave no answer, so nothing was sent", null);
        }
        return claim.match(
                granted -> attempt(delivery, channel, onUnknown, granted.attempt()),
                Claim.Settled::outcome,
                held -> heldUntil(held.until()));
    }

    private <M> Outcome attempt(Delivery<M> delivery, Channel<M> channel, OnUnknown onUnknown, int attempt) {
        if (!ledger.holds(delivery.key(), attempt)) {
            // this worker slept longer than its lease, and another may be at it by now: ask again
            ledger.settle(delivery.key(), attempt, OVERSLEPT);
            return dispatch(delivery, channel, onUnknown);
        }
        Outcome outcome = send(delivery, channel);
        ledger.settle(delivery.key(), attempt, outcome);
        return outcome;
    }

    private static <M> Outcome send(Delivery<M> delivery, Channel<M> channel) {
        try {
            return channel.send(delivery);
        } catch (RuntimeException | Error bug) {
            // an error too: a claim that is never settled would be renewed, and hold its task, for ever
            LOG.error("A bug in channel {} at {}: {}", channel.kind(), delivery.key(), Trace.of(bug));
            return new Outcome.Unknown("CHANNEL_BUG", "the channel failed in an unforeseen way");
        }
    }

    private Outcome heldUntil(Instant until) {
        Duration left = Duration.between(clock.instant(), until);
        return new Outcome.Deferred("IN_FLIGHT", "another worker is sending it", left.isNegative() ? null : left);
    }
}
