package io.github.carillon.core.outbox;

/**
 * An entry whose time has come, in the hands of whoever sends it.
 *
 * @param tries what came of it so far
 */
public record DueEntry(OutboxEntry entry, Tries tries) {}
