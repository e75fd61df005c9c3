package io.github.carillon.core.mailapi;

import io.github.carillon.core.delivery.Failure;
import io.github.carillon.core.delivery.Health;
import io.github.carillon.core.delivery.Outcome;

/** Turns what a connection said when asked into its health. */
final class Checks {

    private Checks() {}

    static Health bad(Outcome outcome) {
        return new Health(false, Failure.of(outcome).map(Failure::sentence).orElse("an answer that was not expected"));
    }
}
