package io.github.carillon.core.outbox;

import io.github.carillon.core.delivery.Outcome;
import java.time.Duration;

/** Is told of each delivery that the outbox makes, to count it. Called on any thread; must return quickly. */
@FunctionalInterface
public interface OutboxListener {

    /** A listener that counts nothing. */
    OutboxListener NONE = (source, connection, outcome, took) -> {};

    /**
     * A delivery was made.
     *
     * @param source the name of its source
     * @param connection the connection's name
     * @param took until its outcome was written down
     */
    void delivered(String source, String connection, Outcome outcome, Duration took);
}
