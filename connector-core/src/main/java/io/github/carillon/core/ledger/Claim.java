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
            Function<Doubtful, R> doubtful);

    /** The attempt that is this worker's from now on; empty where there is none. */
    default OptionalInt ours() {
        return match(
                granted -> OptionalInt.of(granted.attempt()),
                settled -> OptionalInt.empty(),
                held -> OptionalInt.empty(),
                doubtful -> OptionalInt.of(doubtful.attempt()));
    }

    /**
     * Yes; and the ledger now says that we are at it.
     *
     * @param attempt counted from 1
     * @param inDoubt whether an earlier attempt may have been made
     * @param released whether an operator wants it sent
     */
    record Granted(int attempt, boolean inDoubt, boolean released) implements Claim {

        Outcome shown(Outcome outcome) {
            return inDoubt ? outcome.afterDoubt() : outcome;
        }

        @Override
        public <R> R match(
                Function<Granted, R> granted,
                Function<Settled, R> settled,
                Function<Held, R> held,
                Function<Doubtful, R> doubtful) {
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
                Function<Doubtful, R> doubtful) {
            return settled.apply(this);
        }
    }

    /**
     * Perhaps not: whoever had claimed it stopped in the middle. It is this worker's now to find out.
     *
     * @param attempt the number of the one in doubt
     * @param since when that was claimed
     */
    record Doubtful(int attempt, Instant since) implements Claim {
        @Override
        public <R> R match(
                Function<Granted, R> granted,
                Function<Settled, R> settled,
                Function<Held, R> held,
                Function<Doubtful, R> doubtful) {
            return doubtful.apply(this);
        }
    }

    /** No: somebody is at it, until then at least. */
    record Held(Instant until) implements Claim {
        @Override
        public <R> R match(
                Function<Granted, R> granted,
                Function<Settled, R> settled,
                Function<Held, R> held,
                Function<Doubtful, R> doubtful) {
            return held.apply(this);
        }
    }
}
