package io.github.carillon.core.outbox;

import io.github.carillon.core.delivery.OnUnknown;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message to one person that no task waits for. What it says comes from its source, when it is due.
 *
 * @param key what tells it from every other
 * @param due when it is to be sent
 * @param latest when it is no longer worth sending, or null where the worker's own limit holds
 * @param expires when it is moot in any case; a day later it is forgotten, should nobody serve its connection any more
 * @param type the notification type that it goes by, as a designer writes it
 * @param connection by which one, by name
 * @param recipient the address, as the source wrote it
 * @param sender likewise, or null for the connection's own
 * @param replyTo where answers go, one address a line, or null for the sender
 * @param onUnknown what to do where nobody knows whether it was sent
 * @param attempts how often at most it is sent then, or null for the connection's number
 */
public record OutboxEntry(
        Key key,
        Instant due,
        @Nullable Instant latest,
        Instant expires,
        String type,
        String connection,
        String recipient,
        @Nullable String sender,
        @Nullable String replyTo,
        OnUnknown onUnknown,
        @Nullable Integer attempts) {

    /** Says which one, and nobody's address. */
    @Override
    public String toString() {
        return "OutboxEntry[" + key.source() + " " + key.id() + "]";
    }

    /**
     * What tells an entry from every other; adding one twice changes nothing.
     *
     * @param source the name of the {@link OutboxSource} that knows what it says; at most 20 characters
     * @param id of the source's choice; at most 64 characters
     * @param tenant the recipient's tenant, or empty
     * @param user the recipient's user id
     */
    public record Key(String source, String id, String tenant, String user) {}
}
