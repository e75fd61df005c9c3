package io.github.carillon.starter.inbox;

import io.github.carillon.core.recipient.Reader;
import java.time.Instant;

/**
 * Who asks, by a token that was checked.
 *
 * @param reader whose inbox they may see
 * @param administrator whether they may see and revoke the devices of all users of their tenant
 * @param until when their token expires, and with it every connection that they open by it
 */
public record Caller(Reader reader, boolean administrator, Instant until) {}
