package io.github.carillon.core.delivery;

/**
 * A message on its way to one address.
 *
 * @param key what it is known by, the same on every attempt
 * @param message what is sent
 * @param <M> the channel's kind of message
 */
public record Delivery<M>(DeliveryKey key, M message) {}
