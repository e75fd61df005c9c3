package io.github.carillon.core.inbox;

import io.github.carillon.core.database.DatabaseException;
import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.NoteRules;
import io.github.carillon.core.value.SafeStackTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts notes into their readers' inboxes, and tells a listener, who may push them. Accepted is what is in the inbox,
 * whether or not anybody is there to see it; its id is the note's. Keeping the same note again is harmless, so a
 * database that gave no answer leaves nothing unknown. Safe for use from any thread.
 */
public final class InboxChannel implements Channel<Note> {

    /** The database of the inboxes gave no answer. */
    public static final String UNAVAILABLE = "INBOX_UNAVAILABLE";

    private static final Logger LOG = LoggerFactory.getLogger(InboxChannel.class);

    private final Inbox inbox;
    private final NoteListener listener;

    public InboxChannel(Inbox inbox, NoteListener listener) {
        this.inbox = inbox;
        this.listener = listener;
    }

    @Override
    public String kind() {
        return "inbox";
    }

    @Override
    public Outcome send(Delivery<Note> delivery) {
        Note note = delivery.message();
        return NoteRules.refusal(note).orElseGet(() -> keep(note));
    }

    private Outcome keep(Note note) {
        try {
            if (inbox.store(note) || isThere(note)) {
                tell(Stored.of(note));
            }
            return new Outcome.Accepted(note.id(), null);
        } catch (DatabaseException silent) {
            LOG.warn("The inbox's database gave no answer: {}", SafeStackTrace.of(silent));
            return new Outcome.Deferred(
                    UNAVAILABLE, "the inbox's database gave no answer", null, Outcome.Scope.CONNECTION);
        }
    }

    private boolean isThere(Note note) {
        return inbox.find(note.reader(), note.id()).isPresent();
    }

    private void tell(Note note) {
        try {
            listener.stored(note);
        } catch (RuntimeException deaf) {
            LOG.warn("{} is in the inbox, but could not be pushed: {}", note, SafeStackTrace.of(deaf));
        }
    }
}
