package io.github.carillon.starter.connection;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.resilience.BreakerListener;
import io.github.carillon.core.resilience.FailoverListener;

/** Is told what becomes of the connections, to count it. Called on any thread; must return quickly. */
@FunctionalInterface
public interface ConnectionListener extends FailoverListener, BreakerListener {

    @Override
    default void opened(String connection, Outcome cause) {}

    @Override
    default void closed(String connection) {}
}
