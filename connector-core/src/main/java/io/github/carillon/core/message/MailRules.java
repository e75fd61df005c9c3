package io.github.carillon.core.message;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.recipient.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may not go into a mail: anything that could start a header of its own, what is no address, what is too large. */
final class MailRules {

    private static final Pattern CONTENT_ID = Pattern.compile("[A-Za-z0-9._+@-]{1,128}");

    private MailRules() {}

    /** Why the mail cannot be sent, or empty when it can. */
    static Optional<Outcome> refusal(Mail mail, long largestAttachments) {
        if (Controls.in(mail.subject())) {
            return refused("INVALID_SUBJECT", "the subject has a control character, such as a line break");
        }
        for (EmailAddress address : addresses(mail)) {
            String name = address.name();
            if (name != null && Controls.in(name)) {
                return refused("INVALID_NAME", "a display name has a control character, such as a line break");
            }
            if (!isOneMailbox(address.value())) {
                return refused("INVALID_ADDRESS", "one of the addresses is not a valid e-mail address");
            }
        }
        return HeaderRules.wrong(mail.headers())
                .flatMap(reason -> refused("INVALID_HEADER", reason))
                .or(() -> attachments(mail.attachments(), largestAttachments));
    }

    private static Optional<Outcome> attachments(List<Attachment> attachments, long largest) {
        for (Attachment attachment : attachments) {
            String name = attachment.name();
            if (Controls.in(name) || Controls.turning(name)) {
                return refused("INVALID_FILE_NAME", "the name of an attachment has a control character");
            }
            String id = attachment.contentId();
            if (id != null && !CONTENT_ID.matcher(id).matches()) {
                return refused("INVALID_CONTENT_ID", "the content id of a picture has a character it cannot have");
            }
        }
        long size = attachments.stream().mapToLong(Attachment::size).sum();
        return size <= largest
                ? Optional.empty()
                : refused(
                        "ATTACHMENTS_TOO_LARGE", "the attachments have " + size + " bytes; a mail may have " + largest);
    }

    private static Optional<Outcome> refused(String code, String reason) {
        return Optional.of(new Outcome.Refused(code, reason));
    }

    private static List<EmailAddress> addresses(Mail mail) {
        List<EmailAddress> all = new ArrayList<>();
        mail.everybody().forEach(all::add);
        Optional.ofNullable(mail.from()).ifPresent(all::add);
        all.addAll(mail.replyTo());
        Unsubscribe unsubscribe = mail.headers().unsubscribe();
        if (unsubscribe != null) {
            Optional.ofNullable(unsubscribe.address()).ifPresent(all::add);
        }
        return all;
    }

    private static boolean isOneMailbox(String value) {
        return EmailAddress.parse(value).match(parsed -> parsed.value().equals(value), reason -> false);
    }
}
