package io.github.carillon.starter.inbox;

import io.github.carillon.core.recipient.Reader;
import java.util.function.Consumer;

/**
 * Carries news to everybody who listens for a reader: their streams and their connections to the hub, in this process and,
 * where several share a database, in the others. What is on it is a hint that may be lost or come twice; the inbox is
 * the truth, and who listens asks it after they have subscribed. Safe for use from any thread.
 */
public interface NoteBus {

    /** Tells everybody who listens for the reader. Returns without waiting for them. */
    void publish(Reader reader, NoteEvent event);

    /**
     * Listens until the subscription is closed.
     *
     * @param consumer called by whoever publishes, so it returns at once and does not throw; may be called a last time
     *     while the subscription is being closed
     */
    Subscription subscribe(Reader reader, Consumer<NoteEvent> consumer);

    /** Somebody listens. */
    interface Subscription extends AutoCloseable {

        /** Listens no longer; closing again does nothing. */
        @Override
        void close();
    }
}
