package io.github.carillon.core.message;

import io.github.carillon.core.http.Urls;
import io.github.carillon.core.recipient.EmailAddress;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The header fields of a mail that passed {@link MailRules}, encoded and folded, but for those of MIME itself. */
final class HeaderFields {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss xx", Locale.ENGLISH);

    private final Map<String, String> fields = new LinkedHashMap<>();

    private HeaderFields() {}

    /**
     * @param id the Message-ID, with its angle brackets
     */
    static Map<String, String> of(
            Mail mail, EmailAddress from, List<EmailAddress> replyTo, String id, ZonedDateTime now) {
        HeaderFields header = new HeaderFields();
        header.fields.put("Date", DATE.format(now));
        header.addPeople(mail, from, replyTo);
        header.fields.put("Message-ID", id);
        header.fields.put("Subject", HeaderText.unstructured("Subject", mail.subject()));
        // so that no holiday notice answers a machine: RFC 3834, and Exchange's own (MS-OXOMSG section 2.2.1.77), whose
        // "All" would keep the reports of what was not delivered from us, too
        header.fields.put("Auto-Submitted", "auto-generated");
        header.fields.put("X-Auto-Response-Suppress", "OOF, AutoReply");
        header.addThread(mail.headers(), id.substring(id.lastIndexOf('@')));
        header.addImportance(mail.headers().importance());
        header.addUnsubscribe(mail.headers().unsubscribe());
        mail.headers().custom().forEach(header::addCustom);
        return header.fields;
    }

    private void addPeople(Mail mail, EmailAddress from, List<EmailAddress> replyTo) {
        fields.put("From", HeaderText.mailbox(from));
        if (!replyTo.isEmpty()) {
            fields.put("Reply-To", HeaderText.mailboxes(replyTo));
        }
        // somebody must be named (RFC 5322 section 3.6.3), or the words for nobody who can be
        fields.put(
                "To", mail.addressed().isEmpty() ? "undisclosed-recipients:;" : HeaderText.mailboxes(mail.addressed()));
        if (!mail.cc().isEmpty()) {
            fields.put("Cc", HeaderText.mailboxes(mail.cc()));
        }
    }

    private void addThread(MailHeaders headers, String domain) {
        if (headers.thread() != null) {
            // nobody ever sent this message: it is only what all mails of the thread have in common
            String root = "<" + headers.thread() + domain;
            fields.put("In-Reply-To", root);
            fields.put("References", root);
        }
    }

    private void addImportance(Importance importance) {
        if (importance != Importance.NORMAL) {
            boolean high = importance == Importance.HIGH;
            fields.put("Importance", high ? "high" : "low");
            fields.put("X-Priority", high ? "1 (Highest)" : "5 (Lowest)");
        }
    }

    /** RFC 2369 section 3.2; with a page also RFC 8058, by which the reader's mail program posts to it. */
    private void addUnsubscribe(@Nullable Unsubscribe unsubscribe) {
        if (unsubscribe == null) {
            return;
        }
        List<String> ways = new ArrayList<>();
        if (unsubscribe.page() != null) {
            ways.add("<" + Urls.inHeader(unsubscribe.page()) + ">");
        }
        if (unsubscribe.address() != null) {
            ways.add("<" + mailto(unsubscribe.address()) + ">");
        }
        fields.put("List-Unsubscribe", String.join(",\r\n ", ways));
        if (unsubscribe.page() != null) {
            fields.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }

    private void addCustom(String name, String value) {
        if (name.equalsIgnoreCase("Reply-To")) {
            return;
        }
        boolean free = name.regionMatches(true, 0, "X-", 0, "X-".length());
        fields.keySet().removeIf(name::equalsIgnoreCase);
        fields.put(name, free ? HeaderText.unstructured(name, value) : HeaderText.words(name, value));
    }

    private static String mailto(EmailAddress address) {
        return Urls.inHeader(Urls.mailto(address.value()));
    }
}
