package io.github.carillon.core.mailapi;

import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.delivery.Outcome;

/** Turns what a connection said when asked into its health. */
final class Checks {

    private Checks() {}

    static Health bad(Outcome outcome) {
        return new Health(
                false,
                outcome.match(
                        accepted -> accepted.id(),
                        refused -> refused.code() + ": " + refused.reason(),
                        misconfigured -> misconfigured.code() + ": " + misconfigured.reason(),
                        deferred -> deferred.code() + ": " + deferred.reason(),
                        unknown -> unknown.code() + ": " + unknown.reason()));
    }
}
