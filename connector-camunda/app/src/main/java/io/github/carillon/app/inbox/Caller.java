package io.github.carillon.app.hub;

import io.github.carillon.core.inbox.Reader;
import java.time.Instant;

/**
 * Who asks, by a token that was checked.
 *
 * @param reader whose inbox he may see
 * @param until when his token expires
 */
record Caller(Reader reader, Instant until) {}
