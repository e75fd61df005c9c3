package io.github.carillon.core.message;

import io.github.carillon.core.recipient.EmailAddress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows a note that its reader has not read in time: the same text as a mail.
 *
 * @param due when the reader's time is over
 * @param latest when the mail is no longer worth sending, or null where the worker's own limit holds
 * @param type the notification type that it follows by, as a designer writes it
 * @param connection by which one, by name
 * @param to where the reader gets mail
 * @param from the sender, or null for the connection's own
 * @param replyTo where answers go; nobody for the sender
 * @param repeats whether it is sent again where nobody knows whether it was sent
 * @param attempts how often at most it is sent then, or null for the connection's number
 */
public record Escalation(
        Instant due,
        @Nullable Instant latest,
        String type,
        String connection,
        EmailAddress to,
        @Nullable EmailAddress from,
        List<EmailAddress> replyTo,
        boolean repeats,
        @Nullable Integer attempts) {

    /** Says by which connection, and nobody's address. */
    @Override
    public String toString() {
        return "Escalation[" + type + " by " + connection + "]";
    }
}
