package io.github.carillon.starter.hub;

import java.time.Instant;

/**
 * A note at a client, by the clock of this machine.
 *
 * @param createdAt when it was made
 * @param at when the client's program had it
 */
public record Arrival(String id, Instant createdAt, Instant at) {}
