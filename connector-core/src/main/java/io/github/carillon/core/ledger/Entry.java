package io.github.carillon.core.ledger;

import io.github.carillon.core.delivery.OnUnknown;
import io.github.carillon.core.delivery.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger remembers of one delivery.
 *
 * @param writtenAt when its state was written
 * @param leaseUntil until when its owner is believed to be alive, while it is claimed
 * @param possiblySent whether an attempt before the latest may have been made without anybody knowing
 * @param released whether an operator was told, so that the task's return is their word to try again
 */
record Entry(
        State state,
        Instant writtenAt,
        Instant leaseUntil,
        int attempts,
        boolean possiblySent,
        boolean released,
        @Nullable String messageId,
        @Nullable String status,
        @Nullable String code,
        @Nullable String reason) {

    /** Where a delivery stands; the names are stored. */
    enum State {
        CLAIMED,
        ACCEPTED,
        REFUSED,
        MISCONFIGURED,
        DEFERRED,
        UNKNOWN
    }

    /** Whether this delivery may be attempted, seen at this moment under this policy. */
    Claim decide(Instant now, OnUnknown onUnknown) {
        return switch (state) {
            case ACCEPTED -> new Claim.Settled(new Outcome.Accepted(text(messageId), status));
            case CLAIMED -> now.isBefore(leaseUntil) ? new Claim.Held(leaseUntil) : abandoned(onUnknown);
            case UNKNOWN -> afterUnknown(new Outcome.Unknown(text(code), text(reason)), onUnknown);
            case REFUSED -> onlyWhenReleased(latest(new Outcome.Refused(text(code), text(reason))));
            case MISCONFIGURED -> onlyWhenReleased(latest(new Outcome.Misconfigured(text(code), text(reason))));
            case DEFERRED -> possiblySent ? afterUnknown(deferredInDoubt(), onUnknown) : next();
        };
    }

    /** The entry while this attempt at it goes on. */
    Entry taken(int attempt, Instant until) {
        return new Entry(
                State.CLAIMED, writtenAt, until, attempt, mayHaveBeenSent(), false, messageId, status, code, reason);
    }

    private Claim afterUnknown(Outcome.Unknown outcome, OnUnknown onUnknown) {
        return onUnknown == OnUnknown.REPEAT ? next() : onlyWhenReleased(outcome);
    }

    private Claim onlyWhenReleased(Outcome outcome) {
        return released ? next() : new Claim.Settled(outcome);
    }

    private Claim next() {
        return new Claim.Granted(attempts + 1, mayHaveBeenSent(), released);
    }

    /** An operator who wants it sent knows of the doubt, and has decided. */
    private boolean mayHaveBeenSent() {
        return !released && (possiblySent || state == State.UNKNOWN || state == State.CLAIMED);
    }

    private Outcome latest(Outcome outcome) {
        return possiblySent ? outcome.markPossiblySent() : outcome;
    }

    private Outcome.Unknown deferredInDoubt() {
        return new Outcome.Deferred(text(code), text(reason), null).asUnknown();
    }

    private Claim abandoned(OnUnknown onUnknown) {
        return released || onUnknown == OnUnknown.REPEAT ? next() : new Claim.Orphaned(attempts, writtenAt);
    }

    private static String text(@Nullable String stored) {
        return stored == null ? "" : stored;
    }
}
