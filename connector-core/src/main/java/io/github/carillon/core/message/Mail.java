package io.github.carillon.core.message;

import io.github.carillon.core.recipient.EmailAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One e-mail to one recipient, with everything rendered.
 *
 * @param from the sender, or null for the connection's own
 * @param replyTo where answers go, or null
 * @param to the recipient
 * @param cc further visible recipients
 * @param bcc further recipients that no header shows
 * @param subject one line of text
 * @param text the body as plain text
 * @param html the body as HTML, shown instead of {@code text} where the reader can, or null
 */
public record Mail(
        @Nullable EmailAddress from,
        @Nullable EmailAddress replyTo,
        EmailAddress to,
        List<EmailAddress> cc,
        List<EmailAddress> bcc,
        String subject,
        String text,
        @Nullable String html) {

    public Mail {
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
    }

    /** Says to whom, masked, and nothing of what is written. */
    @Override
    public String toString() {
        return "Mail[to=" + to.masked() + "]";
    }
}
