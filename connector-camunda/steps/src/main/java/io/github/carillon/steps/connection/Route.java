package io.github.carillon.steps.connection;

import io.github.carillon.core.delivery.Channel;

/**
 * A channel, and the name of the connection it goes by.
 *
 * @param <M> the kind of message
 */
public record Route<M>(String connection, Channel<M> channel) {}
