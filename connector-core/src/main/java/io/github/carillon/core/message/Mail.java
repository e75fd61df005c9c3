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
 * @param attachments files, and pictures that the HTML shows
 * @param headers what else the header says
 */
public record Mail(
        @Nullable EmailAddress from,
        @Nullable EmailAddress replyTo,
        EmailAddress to,
        List<EmailAddress> cc,
        List<EmailAddress> bcc,
        String subject,
        String text,
        @Nullable String html,
        List<Attachment> attachments,
        MailHeaders headers) {

    public Mail {
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        attachments = List.copyOf(attachments);
    }

    /** A mail of text alone, or of text and HTML. */
    public Mail(
            @Nullable EmailAddress from,
            @Nullable EmailAddress replyTo,
            EmailAddress to,
            List<EmailAddress> cc,
            List<EmailAddress> bcc,
            String subject,
            String text,
            @Nullable String html) {
        this(from, replyTo, to, cc, bcc, subject, text, html, List.of(), MailHeaders.none());
    }

    /** The same mail with these attachments instead of its own. */
    public Mail withAttachments(List<Attachment> values) {
        return new Mail(from, replyTo, to, cc, bcc, subject, text, html, values, headers);
    }

    /** The same mail with these headers instead of its own. */
    public Mail withHeaders(MailHeaders value) {
        return new Mail(from, replyTo, to, cc, bcc, subject, text, html, attachments, value);
    }

    /** Says to whom, masked, and nothing of what is written. */
    @Override
    public String toString() {
        return "Mail[to=" + to.masked() + "]";
    }
}
