package io.github.carillon.core.message;

import io.github.carillon.core.recipient.EmailAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One e-mail with everything rendered: to one recipient and all copies at once; or, where it has an {@link Audience} that
 * gets it one by one, to one of them.
 *
 * @param from the sender, or null for the connection's own
 * @param replyTo where answers go; nobody for the sender
 * @param to the recipient: of several that get it one by one, the one this is for
 * @param cc further visible recipients
 * @param bcc further recipients that no header shows
 * @param subject one line of text
 * @param text the body as plain text
 * @param html the body as HTML, shown instead of {@code text} where the reader can, or null
 * @param attachments files, and pictures that the HTML shows
 * @param headers what else the header says
 * @param audience whom the header addresses, or null for the recipient alone
 */
public record Mail(
        @Nullable EmailAddress from,
        List<EmailAddress> replyTo,
        EmailAddress to,
        List<EmailAddress> cc,
        List<EmailAddress> bcc,
        String subject,
        String text,
        @Nullable String html,
        List<Attachment> attachments,
        MailHeaders headers,
        @Nullable Audience audience) {

    public Mail {
        replyTo = List.copyOf(replyTo);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        attachments = List.copyOf(attachments);
    }

    /** A mail to one recipient and all copies. */
    public Mail(
            @Nullable EmailAddress from,
            List<EmailAddress> replyTo,
            EmailAddress to,
            List<EmailAddress> cc,
            List<EmailAddress> bcc,
            String subject,
            String text,
            @Nullable String html,
            List<Attachment> attachments,
            MailHeaders headers) {
        this(from, replyTo, to, cc, bcc, subject, text, html, attachments, headers, null);
    }

    /** A mail of text alone, or of text and HTML. */
    public Mail(
            @Nullable EmailAddress from,
            List<EmailAddress> replyTo,
            EmailAddress to,
            List<EmailAddress> cc,
            List<EmailAddress> bcc,
            String subject,
            String text,
            @Nullable String html) {
        this(from, replyTo, to, cc, bcc, subject, text, html, List.of(), MailHeaders.none(), null);
    }

    /** The same mail with these attachments instead of its own. */
    public Mail withAttachments(List<Attachment> values) {
        return new Mail(from, replyTo, to, cc, bcc, subject, text, html, values, headers, audience);
    }

    /** The same mail with these headers instead of its own. */
    public Mail withHeaders(MailHeaders value) {
        return new Mail(from, replyTo, to, cc, bcc, subject, text, html, attachments, value, audience);
    }

    /**
     * The same mail for one of those who get it: the header is the same for all of them, but for addresses that ask for
     * SMTPUTF8, which only those see who need it too. Else a server without it could take none of them.
     */
    public Mail apart(EmailAddress recipient, Audience all) {
        Audience shown = new Audience(shown(recipient, all.to()), all.id());
        return new Mail(
                from,
                replyTo,
                recipient,
                shown(recipient, cc),
                List.of(),
                subject,
                text,
                html,
                attachments,
                headers,
                shown);
    }

    private static List<EmailAddress> shown(EmailAddress reader, List<EmailAddress> all) {
        return all.stream()
                .filter(one -> reader.needsUtf8() || !one.needsUtf8())
                .toList();
    }

    /** The same mail to these alone, in one sending. */
    public Mail narrowed(List<EmailAddress> addressed, List<EmailAddress> visible, List<EmailAddress> blind) {
        Audience rest = addressed.size() == 1 ? null : new Audience(addressed, null);
        return new Mail(
                from, replyTo, addressed.get(0), visible, blind, subject, text, html, attachments, headers, rest);
    }

    /** Whom the header addresses. */
    public List<EmailAddress> addressed() {
        return audience == null ? List.of(to) : audience.to();
    }

    /** Who gets it when it is sent, each mailbox once. */
    public List<EmailAddress> recipients() {
        if (isApart()) {
            return List.of(to);
        }
        Map<String, EmailAddress> distinct = new LinkedHashMap<>();
        everybody().forEach(one -> distinct.putIfAbsent(one.value().toLowerCase(Locale.ROOT), one));
        return List.copyOf(distinct.values());
    }

    /** Everybody it names, be it to them or not. */
    public Stream<EmailAddress> everybody() {
        return Stream.of(List.of(to), addressed(), cc, bcc).flatMap(List::stream);
    }

    /** Whether it is for one of several that get the same message one by one. */
    public boolean isApart() {
        return audience != null && audience.id() != null;
    }

    /** Whether it is for somebody who has a copy, and is not addressed. */
    public boolean isCopy() {
        return isApart() && !addressed().contains(to);
    }

    /** Says to whom, masked, and nothing of what is written. */
    @Override
    public String toString() {
        return "Mail[to=" + to.masked() + "]";
    }
}
