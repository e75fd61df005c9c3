package io.github.carillon.core.ledger;

import io.github.carillon.core.database.DatabaseException;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.DeliveryKey;
import io.github.carillon.core.delivery.DeliveryPolicy;
import io.github.carillon.core.delivery.OnUnknown;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Permit;
import io.github.carillon.core.value.SafeStackTrace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a delivery, unless the ledger knows that it was made: claims, sends, and writes down the outcome. Never throws;
 * safe for use from any thread.
 */
public final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    /** How long a thread waits for its turn at a connection with a rate limit. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final UnknownOutcomeResolver resolver;
    private final Clock clock;
    private final AtomicBoolean ledgerAway = new AtomicBoolean();

    public Dispatcher(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.resolver = new UnknownOutcomeResolver(ledger);
        this.clock = clock;
    }

    /** Makes this delivery at any time; {@link #dispatch(Delivery, Channel, DeliveryPolicy)}. */
    public <M> Outcome dispatch(Delivery<M> delivery, Channel<M> channel, OnUnknown onUnknown) {
        return dispatch(delivery, channel, DeliveryPolicy.of(onUnknown));
    }

    /** Makes this delivery by this channel, or says what became of it before. Waits for its turn, some seconds at most. */
    public <M> Outcome dispatch(Delivery<M> delivery, Channel<M> channel, DeliveryPolicy terms) {
        return channel.admit(delivery.message(), PATIENCE)
                .match(
                        admitted -> dispatch(delivery, channel, admitted, terms),
                        notNow -> withoutAttempt(delivery.key(), notNow.outcome(), terms));
    }

    private <M> Outcome dispatch(
            Delivery<M> delivery, Channel<M> channel, Permit.Admitted<M> admitted, DeliveryPolicy terms) {
        Claim claim;
        try {
            claim = ledger.claim(delivery.key(), terms.onUnknown());
        } catch (DatabaseException unavailable) {
            return instead(admitted, nothingSent(unavailable));
        }
        ledgerAnswers();
        return claim.match(
                granted -> attempt(delivery, channel, admitted, granted, terms),
                settled -> instead(admitted, settled.outcome()),
                held -> instead(admitted, heldUntil(held.until())),
                orphaned -> instead(admitted, findOut(delivery, channel, orphaned)));
    }

    /**
     * What keeps this key from being sent now: that it was accepted before, or that somebody is at it. Sends nothing.
     *
     * @throws DatabaseException when the ledger gives no answer
     */
    public Optional<Outcome> served(DeliveryKey key) {
        return ledger.look(key, OnUnknown.REPEAT)
                .flatMap(claim -> claim.match(
                        granted -> Optional.empty(),
                        settled -> Optional.of(settled.outcome()).filter(Outcome.Accepted.class::isInstance),
                        held -> Optional.of(heldUntil(held.until())),
                        orphaned -> Optional.empty()));
    }

    /** Writes down that what was sent for another key was accepted for this one too, unless something was before. */
    public Outcome note(DeliveryKey key, Outcome.Accepted accepted) {
        return dispatch(new Delivery<>(key, accepted), new SentBefore(key.channel()), OnUnknown.REPEAT);
    }

    /** Takes what was sent already. */
    private record SentBefore(String kind) implements Channel<Outcome.Accepted> {
        @Override
        public Outcome send(Delivery<Outcome.Accepted> delivery) {
            return delivery.message();
        }
    }

    /**
     * What becomes of a delivery of which the ledger cannot be asked. Every task that waits meets the same failure: one
     * line in the log for all of them.
     */
    public Outcome nothingSent(DatabaseException unavailable) {
        if (ledgerAway.compareAndSet(false, true)) {
            LOG.warn("Nothing is sent while the ledger gives no answer: {}", SafeStackTrace.of(unavailable));
        }
        return new Outcome.Deferred(
                Outcome.Deferred.LEDGER_UNAVAILABLE, "the ledger gave no answer, so nothing was sent", null);
    }

    private void ledgerAnswers() {
        if (ledgerAway.compareAndSet(true, false)) {
            LOG.info("The ledger answers again");
        }
    }

    private static <M> Outcome instead(Permit.Admitted<M> admitted, Outcome outcome) {
        admitted.unused().run();
        return outcome;
    }

    /** A task that comes again must not wait for its connection to hear that it is done, or in doubt. */
    private Outcome withoutAttempt(DeliveryKey key, Outcome notNow, DeliveryPolicy terms) {
        try {
            return ledger.look(key, terms.onUnknown())
                    .map(claim -> claim.match(
                            granted -> granted.shown(notNow),
                            Claim.Settled::outcome,
                            held -> heldUntil(held.until()),
                            orphaned -> notNow.markPossiblySent()))
                    .orElse(notNow);
        } catch (DatabaseException unavailable) {
            return nothingSent(unavailable);
        }
    }

    private <M> Outcome attempt(
            Delivery<M> delivery,
            Channel<M> channel,
            Permit.Admitted<M> admitted,
            Claim.Granted granted,
            DeliveryPolicy terms) {
        if (!ledger.holds(delivery.key(), granted.attempt())) {
            // this worker slept longer than its lease, and another may be at it by now: ask again
            ledger.settle(delivery.key(), granted.attempt(), Delivery.leaseLost());
            return dispatch(delivery, channel, admitted, terms);
        }
        Instant since = clock.instant();
        Outcome outcome = tooLate(granted, terms)
                .map(late -> instead(admitted, late))
                .orElseGet(() -> send(whileHeld(delivery, granted), admitted));
        if (outcome instanceof Outcome.Unknown unknown && terms.onUnknown() == OnUnknown.PARK) {
            outcome = resolver.ask(delivery, channel, since, unknown);
        }
        ledger.settle(delivery.key(), granted.attempt(), outcome);
        return granted.shown(outcome);
    }

    private <M> Delivery<M> whileHeld(Delivery<M> delivery, Claim.Granted granted) {
        return new Delivery<>(
                delivery.key(), delivery.message(), () -> ledger.holds(delivery.key(), granted.attempt()));
    }

    private <M> Outcome findOut(Delivery<M> delivery, Channel<M> channel, Claim.Orphaned orphaned) {
        Outcome outcome = resolver.ask(
                delivery,
                channel,
                orphaned.since(),
                new Outcome.Unknown("WORKER_STOPPED", "the worker stopped while it was sending"));
        ledger.settle(delivery.key(), orphaned.attempt(), outcome);
        return outcome;
    }

    private Optional<Outcome> tooLate(Claim.Granted granted, DeliveryPolicy terms) {
        return Optional.ofNullable(terms.latest())
                .filter(latest -> !granted.released() && clock.instant().isAfter(latest))
                .map(latest ->
                        granted.possiblySent() ? Outcome.Unknown.tooOld(latest) : Outcome.Refused.tooOld(latest, ""));
    }

    private static <M> Outcome send(Delivery<M> delivery, Permit<M> admitted) {
        try {
            return admitted.send(delivery);
        } catch (RuntimeException | Error bug) {
            // an error too: a claim that is never settled would be renewed, and hold its task, for ever
            LOG.error("A bug in a channel at {}: {}", delivery.key(), SafeStackTrace.of(bug));
            return new Outcome.Unknown("CHANNEL_BUG", "the channel failed in an unforeseen way");
        }
    }

    private Outcome heldUntil(Instant until) {
        Duration left = Duration.between(clock.instant(), until);
        return new Outcome.Deferred(
                Outcome.Deferred.IN_FLIGHT, "another worker is sending it", left.isNegative() ? null : left);
    }
}
