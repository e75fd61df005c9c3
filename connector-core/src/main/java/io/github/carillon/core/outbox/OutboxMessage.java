package io.github.carillon.core.outbox;

import io.github.carillon.core.recipient.Address;

/**
 * What an entry says.
 *
 * @param to where it goes
 * @param message what is sent
 * @param category by which its recipient may decline it
 * @param mandatory whether it may not be declined
 * @param about for the log, such as "Note[…] was not read in time"; no address and no text
 * @param <M> the kind of message
 */
public record OutboxMessage<M>(Address to, M message, String category, boolean mandatory, String about) {}
