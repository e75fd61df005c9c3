package io.github.carillon.core.governance;

import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.MailHeaders;
import io.github.carillon.core.message.Sms;
import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.recipient.PhoneNumber;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The same message to somebody else. */
final class Redirection {

    private static final String ORIGINAL_TO = "X-Original-To";

    private Redirection() {}

    static Mail of(Mail mail, EmailAddress to) {
        return new Mail(
                mail.from(),
                mail.replyTo(),
                to,
                List.of(),
                List.of(),
                mail.subject(),
                mail.text(),
                mail.html(),
                mail.attachments(),
                naming(mail, mail.headers()));
    }

    private static String whom(Mail mail) {
        List<EmailAddress> original = mail.isApart() ? List.of(mail.to()) : mail.addressed();
        return original.stream().map(EmailAddress::value).collect(Collectors.joining(", "));
    }

    static Sms of(Sms sms, PhoneNumber to) {
        return new Sms(to, sms.whatsApp(), sms.body(), sms.mediaUrls(), sms.validity());
    }

    private static MailHeaders naming(Mail original, MailHeaders headers) {
        Map<String, String> custom = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        custom.putAll(headers.custom());
        custom.put(ORIGINAL_TO, whom(original));
        return headers.withCustom(custom);
    }
}
