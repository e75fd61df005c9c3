package io.github.carillon.core.alert;

import io.github.carillon.core.message.Importance;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.MailHeaders;
import io.github.carillon.core.message.Severity;
import io.github.carillon.core.outbox.OutboxEntry;
import io.github.carillon.core.outbox.OutboxMessage;
import io.github.carillon.core.outbox.OutboxSource;
import io.github.carillon.core.recipient.EmailAddress;
import java.util.List;
import java.util.Optional;

/** What is told of alerts, as mails. */
public final class AlertMails implements OutboxSource<Mail> {

    /** The name of its entries' source. */
    public static final String NAME = "alert-mail";

    private final AlertMessages messages;

    public AlertMails(AlertMessages messages) {
        this.messages = messages;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<OutboxMessage<Mail>> message(OutboxEntry entry) {
        EmailAddress to = EmailAddress.parse(entry.recipient()).match(address -> address, reason -> {
            throw new IllegalStateException("what was kept as an address " + reason);
        });
        return messages.of(entry.key())
                .map(message -> new OutboxMessage<>(
                        to,
                        mail(message, to),
                        message.category(),
                        false,
                        "A mail of supervision, " + message.noteId()));
    }

    private static Mail mail(AlertMessage message, EmailAddress to) {
        boolean urgent = message.severity() != Severity.INFO;
        return new Mail(
                null,
                List.of(),
                to,
                List.of(),
                List.of(),
                message.title(),
                message.body(),
                message.html(),
                List.of(),
                MailHeaders.none().withImportance(urgent ? Importance.HIGH : Importance.NORMAL));
    }
}
