package io.github.carillon.core.ledger;

import io.github.carillon.core.delivery.Outcome;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.Function;

/** The ledger's answer to "may I send this now?". */
sealed interface Claim {

    <R> R match(
            Function<Granted, R> granted,
            Function<Settled, R> settled,
            Function<Held, R> held,
            Function<Orphaned, R> orphaned);

    /** The attempt that is this worker's from now on; empty where there is none. */
    default OptionalInt ours() {
        return match(
                granted -> OptionalInt.of(granted.attempt()),
                settled -> OptionalInt.empty(),
                held -> OptionalInt.empty(),
                orphaned -> OptionalInt.of(orphaned.attempt()));
    }

    /**
     * Yes; and the ledger now says that we are at it.
     *
     * @param attempt counted from 1
     * @param possiblySent whether an earlier attempt may have been made
     * @param released whether an operator wants it sent
     */
    record Granted(int attempt, boolean possiblySent, boolean released) implements Claim {

        Outcome shown(Outcome outcome) {
            return possiblySent ? outcome.markPossiblySent() : outcome;
        }

        @Override
        public <R> R match(
                Function<Granted, R> granted,
                Function<Settled, R> settled,
                Function<Held, R> held,
                Function<Orphaned, R> orphaned) {
            return granted.apply(this);
        }
    }

    /** No: it came to this end before, and stands. */
    record Settled(Outcome outcome) implements Claim {
        @Override
        public <R> R match(
                Function<Granted, R> granted,
                Function<Settled, R> settled,
                Function<Held, R> held,
                Function<Orphaned, R> orphaned) {
            return settled.apply(this);
        }
    }

    /**
     * Perhaps not: whoever had claimed it stopped in the middle. It is this worker's now to find out.
     *
     * @param attempt the number of the one in doubt
     * @param since when that was claimed
     */
    record Orphaned(int attempt, Instant since) implements Claim {
        @Override
        public <R> R match(
                Function<Granted, R> granted,
                Function<Settled, R> settled,
                Function<Held, R> held,
                Function<Orphaned, R> orphaned) {
            return orphaned.apply(this);
        }
    }

    /** No: somebody is at it, until then at least. */
    record Held(Instant until) implements Claim {
        @Override
        public <R> R match(
                Function<Granted, R> granted,
                Function<Settled, R> settled,
                Function<Held, R> held,
                Function<Orphaned, R> orphaned) {
            return held.apply(this);
        }
    }
}
