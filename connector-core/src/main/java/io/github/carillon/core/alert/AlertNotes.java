package io.github.carillon.core.alert;

import io.github.carillon.core.message.Note;
import io.github.carillon.core.outbox.OutboxEntry;
import io.github.carillon.core.outbox.OutboxMessage;
import io.github.carillon.core.outbox.OutboxSource;
import io.github.carillon.core.recipient.UserId;
import java.util.Optional;

/** What is told of alerts, as in-app notes. */
public final class AlertNotes implements OutboxSource<Note> {

    /** The name of its entries' source. */
    public static final String NAME = "alert-note";

    private final AlertMessages messages;

    public AlertNotes(AlertMessages messages) {
        this.messages = messages;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<OutboxMessage<Note>> message(OutboxEntry entry) {
        return messages.of(entry.key())
                .map(message -> new OutboxMessage<>(
                        new UserId(message.reader()),
                        note(message, entry),
                        message.category(),
                        false,
                        "A note of supervision, " + message.noteId()));
    }

    private static Note note(AlertMessage message, OutboxEntry entry) {
        return new Note(
                        message.noteId(),
                        message.tenant(),
                        message.reader(),
                        message.title(),
                        message.body(),
                        message.link(),
                        message.category(),
                        message.severity(),
                        message.origin(),
                        message.createdAt(),
                        entry.expires())
                .offering(message.commands());
    }
}
