package io.github.carillon.core.resilience;

import io.github.carillon.core.delivery.Brought;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Deferred;
import io.github.carillon.core.delivery.Outcome.Misconfigured;
import io.github.carillon.core.delivery.Outcome.Scope;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where a breaker stands towards each kind of message: those that bring nothing, a sender or an account of their own. A
 * fault closes the way to those alone whom it concerns, and each kind tries for itself whether its way is free again: so
 * what one task brought is never what the others wait for. A value, so that every step is a pure function.
 */
record BreakerStates(Map<Brought, BreakerState> each) {

    static final BreakerStates CLOSED = new BreakerStates(Map.of());

    BreakerState of(Brought kind) {
        return each.getOrDefault(kind, BreakerState.CLOSED);
    }

    /** The opening that concerns most messages; empty where all pass. */
    Optional<BreakerState.Opening> open() {
        for (Brought kind : Brought.values()) {
            BreakerState.Opening opening = of(kind).open();
            if (opening != null) {
                return Optional.of(opening);
            }
        }
        return Optional.empty();
    }

    BreakerStates with(Brought kind, UnaryOperator<BreakerState> change) {
        BreakerState next = change.apply(of(kind));
        if (next.equals(of(kind))) {
            return this;
        }
        Map<Brought, BreakerState> changed = new EnumMap<>(Brought.class);
        changed.putAll(each);
        changed.put(kind, next);
        return new BreakerStates(changed);
    }

    /**
     * What is known after a message came back.
     *
     * @param sent what it brought
     * @param before how it was when the message passed: whom it was closed or opened for since learns nothing from it
     * @param chance from 0 to 1, so that workers do not try at the same moment
     */
    BreakerStates learnt(Brought sent, BreakerStates before, Outcome outcome, Instant now, double chance) {
        BreakerStates after = this;
        for (Brought kind : Brought.values()) {
            if (of(kind).era() == before.of(kind).era()) {
                after = after.with(kind, state -> new Lesson(kind, sent, now, chance).from(outcome, state));
            }
        }
        return after;
    }

    /**
     * What one kind of message learns from another.
     *
     * @param kind who learns
     * @param sent what the message brought from which is learnt
     */
    private record Lesson(Brought kind, Brought sent, Instant now, double chance) {

        BreakerState from(Outcome outcome, BreakerState state) {
            return outcome.match(
                    accepted -> worked(state),
                    // perhaps found out without asking the server
                    refused -> nothing(state),
                    broken -> sent.covers(broken.scope()) ? nothing(state) : broken(state, broken),
                    deferred -> deferred(state, deferred),
                    unknown -> unknown.scope() == Scope.CONNECTION ? failed(state, unknown, false) : nothing(state));
        }

        private BreakerState deferred(BreakerState state, Deferred deferred) {
            if (deferred.scope() == Scope.CONNECTION) {
                return failed(state, deferred, false);
            }
            return deferred.attempted() ? worked(state) : nothing(state);
        }

        /** What was in the way of this kind is out of it only where it was in the way of the message, too. */
        private BreakerState worked(BreakerState state) {
            return state.open() == null
                            || kind == sent
                            || !sent.covers(scope(state.open().cause()))
                    ? state.worked()
                    : state;
        }

        private BreakerState broken(BreakerState state, Misconfigured broken) {
            return kind.covers(broken.scope()) ? nothing(state) : failed(state, broken, true);
        }

        /** While it is open, one kind's waits are not lengthened by what becomes of another. */
        private BreakerState failed(BreakerState state, Outcome cause, boolean atOnce) {
            return state.open() == null || kind == sent ? state.failed(cause, atOnce, now, chance) : state;
        }

        private BreakerState nothing(BreakerState state) {
            return kind == sent ? state.nothingLearnt() : state;
        }

        private static Scope scope(Outcome cause) {
            return cause instanceof Misconfigured broken ? broken.scope() : Scope.CONNECTION;
        }
    }
}
