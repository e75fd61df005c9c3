package io.github.carillon.worker.escalation;

import io.github.carillon.core.inbox.DueEscalation;
import io.github.carillon.core.message.Escalation;
import io.github.carillon.core.message.Importance;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.MailHeaders;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.Severity;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a note as a mail: its title is the subject, and its link the last line. */
final class EscalationMail {

    private EscalationMail() {}

    static Mail of(DueEscalation due) {
        Note note = due.note();
        Escalation escalation = due.escalation();
        return new Mail(
                escalation.from(),
                escalation.replyTo(),
                escalation.to(),
                List.of(),
                List.of(),
                note.title(),
                text(note),
                null,
                List.of(),
                headers(note));
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
