package io.github.carillon.core.outbox;

import io.github.carillon.core.delivery.Channel;
import java.util.List;
import java.util.Optional;

/**
 * One connection for what is in the outbox, with threads of its own, so that one that hangs keeps no other waiting.
 *
 * @param type the notification type, as a designer writes it
 * @param connection its name
 * @param concurrency how many messages are sent at the same time
 * @param sources know what the entries of this connection say
 * @param <M> the kind of message
 */
public record OutboxRoute<M>(
        String type, String connection, Channel<M> channel, int concurrency, List<? extends OutboxSource<M>> sources) {

    /**
     * What an entry says; empty where nothing is to be sent any more.
     *
     * @throws IllegalStateException where nobody knows
     */
    Optional<OutboxMessage<M>> message(OutboxEntry entry) {
        return sources.stream()
                .filter(source -> source.name().equals(entry.key().source()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody knows what " + entry + " says"))
                .message(entry);
    }
}
