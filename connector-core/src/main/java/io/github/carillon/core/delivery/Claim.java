package io.github.carillon.core.delivery;

import java.time.Instant;
import java.util.function.Function;

/** The ledger's answer to "may I send this now?". */
sealed interface Claim {

    <R> R match(Function<Granted, R> granted, Function<Settled, R> settled, Function<Held, R> held);

    /**
     * Yes; and the ledger now says that we are at it.
     *
     * @param attempt counted from 1
     * @param released whether an operator wants it sent
     */
    record Granted(int attempt, boolean released) implements Claim {
        @Override
        public <R> R match(Function<Granted, R> granted, Function<Settled, R> settled, Function<Held, R> held) {
            return granted.apply(this);
        }
    }

    /** No: it came to this end before, and stands. */
    record Settled(Outcome outcome) implements Claim {
        @Override
        public <R> R match(Function<Granted, R> granted, Function<Settled, R> settled, Function<Held, R> held) {
            return settled.apply(this);
        }
    }

    /** No: somebody is at it, until then at least. */
    record Held(Instant until) implements Claim {
        @Override
        public <R> R match(Function<Granted, R> granted, Function<Settled, R> settled, Function<Held, R> held) {
            return held.apply(this);
        }
    }
}
