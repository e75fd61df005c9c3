package io.github.carillon.testserver;

/**
 * A line that a client sent outside a message's body, credentials included.
 *
 * @param line without its line break
 * @param encrypted whether it came over TLS
 */
public record SmtpCommand(String line, boolean encrypted) {}
