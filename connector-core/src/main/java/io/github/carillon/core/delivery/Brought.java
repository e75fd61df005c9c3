package io.github.carillon.core.delivery;

import io.github.carillon.core.delivery.Outcome.Misconfigured;
import io.github.carillon.core.delivery.Outcome.Scope;

/**
 * What a task brings itself in place of what its connection has. What is wrong with that is the task's own fault, and
 * says nothing of the connection; a fault that reaches further is the connection's, whoever finds out.
 */
public enum Brought {
    /** Everything is the connection's. */
    NOTHING(Scope.MESSAGE),
    /** A sender, to be used with the connection's account. */
    SENDER(Scope.SENDER),
    /** An account, or what proves that it may be used. */
    ACCOUNT(Scope.ACCOUNT);

    private final Scope widest;

    Brought(Scope widest) {
        this.widest = widest;
    }

    /** Whether a fault of this scope concerns nothing but what the task brought and its message. */
    public boolean covers(Scope scope) {
        return scope.compareTo(widest) <= 0;
    }

    /** The outcome, with the task blamed for what it brought. */
    public Outcome blame(Outcome outcome) {
        return outcome instanceof Misconfigured broken && broken.scope() != Scope.MESSAGE && covers(broken.scope())
                ? new Misconfigured(broken.code(), broken.reason(), Scope.TASK, broken.possiblySent())
                : outcome;
    }
}
