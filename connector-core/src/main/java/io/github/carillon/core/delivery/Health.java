package io.github.carillon.core.delivery;

/**
 * How a connection answered when asked, without sending anything.
 *
 * @param ok whether a message could be sent now
 * @param detail what was seen, for the operator: no secret
 */
public record Health(boolean ok, String detail) {}
