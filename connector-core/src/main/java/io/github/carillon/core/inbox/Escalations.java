package io.github.carillon.core.inbox;

import io.github.carillon.core.database.Statements;
import io.github.carillon.core.database.Tables;
import io.github.carillon.core.delivery.OnUnknown;
import io.github.carillon.core.message.Escalation;
import io.github.carillon.core.message.Mail;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.Severity;
import io.github.carillon.core.outbox.Outbox;
import io.github.carillon.core.outbox.OutboxEntry;
import io.github.carillon.core.outbox.OutboxMessage;
import io.github.carillon.core.outbox.OutboxSource;
import io.github.carillon.core.recipient.Reader;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mails that follow notes that are not read in time: put into the outbox in the transaction that keeps the note. A
 * note counts as read when its reader has read, acted on, archived or deleted it; one that is marked as unread again
 * counts as unread. Safe for use from any thread.
 */
public final class Escalations implements OutboxSource<Mail> {

    private static final Logger LOG = LoggerFactory.getLogger(Escalations.class);

    private static final String NAME = "note";

    private final Tables database;
    private final Clock clock;

    /**
     * @param database with the tables of {@link io.github.carillon.core.database.Database}
     */
    public Escalations(DataSource database, Clock clock) {
        this.database = new Tables(database, "the inboxes");
        this.clock = clock;
    }

    /** To be called in the transaction that keeps the note. */
    static void add(Statements statements, Note note, Escalation what) throws SQLException {
        Outbox.add(
                statements,
                new OutboxEntry(
                        new OutboxEntry.Key(NAME, note.id(), note.tenant(), note.user()),
                        what.due(),
                        what.latest(),
                        note.expiresAt(),
                        what.type(),
                        Stored.text(what.connection()),
                        Objects.requireNonNull(EscalationMail.written(what.to())),
                        EscalationMail.written(what.from()),
                        EscalationMail.written(what.replyTo()),
                        what.repeats() ? OnUnknown.REPEAT : OnUnknown.PARK,
                        what.attempts()));
    }

    /** Forgets those whose notes are expired and whom nobody takes. */
    static void forget(Statements statements, Reader reader, Instant now) throws SQLException {
        Outbox.forget(statements, NAME, reader.tenant(), reader.user(), now);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** The note as a mail, if it is still unread; where it expired unread, the log says so. */
    @Override
    public Optional<OutboxMessage<Mail>> message(OutboxEntry entry) {
        return database.ask(statements -> unread(statements, entry.key(), clock.instant()))
                .map(note -> message(note, EscalationMail.of(note, entry)));
    }

    /** What is critical may not be declined. */
    private static OutboxMessage<Mail> message(Note note, Mail mail) {
        String about = note + " of process instance " + note.origin().instanceId() + " was not read in time";
        return new OutboxMessage<>(mail.to(), mail, note.category(), note.severity() == Severity.CRITICAL, about);
    }

    private static Optional<Note> unread(Statements statements, OutboxEntry.Key key, Instant now) throws SQLException {
        Notes notes = new Notes(statements, new Reader(key.tenant(), key.user()));
        Optional<Note> unread = notes.one(Selection.unread(key.id())).map(InboxNote::note);
        if (unread.isPresent() && unread.get().expiresAt().isAfter(now)) {
            return unread;
        }
        if (unread.isPresent() || notes.position(key.id()).isEmpty()) {
            LOG.error("Note[{}] expired before the mail that was to follow it could be sent", key.id());
        }
        return Optional.empty();
    }
}
