package io.github.carillon.core.resilience;

import io.github.carillon.core.delivery.Outcome;

/** Is told when a connection is left alone and when it is used again. Called on any thread; must return quickly. */
public interface BreakerListener {

    /** A listener that counts nothing. */
    BreakerListener NONE = new BreakerListener() {
        @Override
        public void opened(String connection, Outcome cause) {}

        @Override
        public void closed(String connection) {}
    };

    /**
     * A connection worked until now and is left alone from now on; told once, however often it is tried meanwhile.
     *
     * @param cause the outcome that tipped the scales
     */
    void opened(String connection, Outcome cause);

    /** A connection that was left alone works again. */
    void closed(String connection);
}
