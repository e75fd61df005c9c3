package io.github.carillon.core.inbox;

import io.github.carillon.core.message.Importance;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.MailHeaders;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.Severity;
import io.github.carillon.core.outbox.OutboxEntry;
import io.github.carillon.core.recipient.EmailAddress;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a note as a mail: its title is the subject, and its link the last line. */
final class EscalationMail {

    private EscalationMail() {}

    static Mail of(Note note, OutboxEntry entry) {
        return new Mail(
                entry.sender() == null ? null : read(entry.sender()),
                entry.replyTo() == null
                        ? List.of()
                        : entry.replyTo().lines().map(EscalationMail::read).toList(),
                read(entry.recipient()),
                List.of(),
                List.of(),
                note.title(),
                text(note),
                null,
                List.of(),
                headers(note));
    }

    static @Nullable String written(@Nullable EmailAddress address) {
        return address == null ? null : Stored.text(address.written());
    }

    /** A line for each, or null for nobody. */
    static @Nullable String written(List<EmailAddress> addresses) {
        return addresses.isEmpty()
                ? null
                : Stored.text(addresses.stream().map(EmailAddress::written).collect(Collectors.joining("\n")));
    }

    private static EmailAddress read(String written) {
        return EmailAddress.parse(written).match(address -> address, reason -> {
            throw new IllegalStateException("what was kept as an address " + reason);
        });
    }

    private static String text(Note note) {
        String link = note.link() == null ? "" : note.link().toString();
        return Stream.of(note.body(), link).filter(part -> !part.isBlank()).collect(Collectors.joining("\n\n"));
    }

    private static MailHeaders headers(Note note) {
        MailHeaders headers = MailHeaders.none()
                .withImportance(note.severity() == Severity.INFO ? Importance.NORMAL : Importance.HIGH);
        String instance = note.origin().instanceId();
        return instance == null ? headers : headers.withThread(instance);
    }
}
