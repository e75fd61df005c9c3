package io.github.carillon.core.message;

import io.github.carillon.core.recipient.EmailAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How a reader's mail program unsubscribes (RFC 2369 section 3.2); at least one of the two is given.
 *
 * @param address takes a mail, or null
 * @param page an https address that takes a POST from the mail program itself (RFC 8058), or null
 */
public record Unsubscribe(
        @Nullable EmailAddress address, @Nullable URI page) {}
