package io.github.carillon.core.outbox;

import java.util.Optional;

/**
 * Knows what entries say.
 *
 * @param <M> the kind of message
 */
public interface OutboxSource<M> {

    /** As its entries have it. */
    String name();

    /**
     * The message, made when it is due; empty where nothing is to be sent any more. Called on any thread.
     *
     * @throws io.github.carillon.core.database.DatabaseException when that cannot be told now
     */
    Optional<OutboxMessage<M>> message(OutboxEntry entry);
}
