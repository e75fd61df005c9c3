package io.github.carillon.core.smtp;

import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.recipient.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What may not go into a mail: anything that could start a header of its own, and what is no address. */
final class MailRules {

    private MailRules() {}

    /** Why the mail cannot be sent, or empty when it can. */
    static Optional<Outcome> refusal(Mail mail) {
        if (hasControls(mail.subject())) {
            return refused("INVALID_SUBJECT", "the subject has a control character, such as a line break");
        }
        for (EmailAddress address : addresses(mail)) {
            String name = address.name();
            if (name != null && hasControls(name)) {
                return refused("INVALID_NAME", "a display name has a control character, such as a line break");
            }
            if (!isOneMailbox(address.value())) {
                return refused("INVALID_ADDRESS", "one of the addresses is no e-mail address");
            }
        }
        return Optional.empty();
    }

    private static Optional<Outcome> refused(String code, String reason) {
        return Optional.of(new Outcome.Refused(code, reason));
    }

    private static List<EmailAddress> addresses(Mail mail) {
        List<EmailAddress> all = new ArrayList<>();
        all.add(mail.to());
        all.addAll(mail.cc());
        all.addAll(mail.bcc());
        Optional.ofNullable(mail.from()).ifPresent(all::add);
        Optional.ofNullable(mail.replyTo()).ifPresent(all::add);
        return all;
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    private static boolean isOneMailbox(String value) {
        return EmailAddress.parse(value).match(parsed -> parsed.value().equals(value), reason -> false);
    }
}
