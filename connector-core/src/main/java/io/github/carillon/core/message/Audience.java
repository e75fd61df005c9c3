package io.github.carillon.core.message;

import io.github.carillon.core.recipient.EmailAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a mail's header addresses, where that is not just the one it is sent to.
 *
 * @param to who stands in its To field
 * @param id what the message is known by, where each of them and of the copies gets it by a delivery of their own; or
 *     null where sending it once takes it to all of them
 */
public record Audience(List<EmailAddress> to, @Nullable String id) {

    public Audience {
        to = List.copyOf(to);
    }

    /** How many they are, and no address. */
    @Override
    public String toString() {
        return "Audience[" + to.size() + "]";
    }
}
