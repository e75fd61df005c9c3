package io.github.carillon.starter.hub;

import io.github.carillon.core.database.DatabaseException;
import io.github.carillon.core.inbox.Cursor;
import io.github.carillon.core.inbox.Inbox;
import io.github.carillon.core.recipient.Reader;
import io.github.carillon.core.value.SafeStackTrace;
import io.github.carillon.core.value.Validated;
import io.github.carillon.starter.inbox.NoteEvent;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the inbox what came meanwhile. */
final class InboxReplay implements NoteReplay {

    private static final Logger LOG = LoggerFactory.getLogger(InboxReplay.class);

    /** However long and odd their texts are, so many fit into what may wait for a client. */
    private static final int AT_ONCE = 25;

    private static final Pattern NOTE = Pattern.compile("[0-9a-f]{32}");
    private static final Cursor BEGINNING = new Cursor(0);

    private final Inbox inbox;

    InboxReplay(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public Validated<List<NoteEvent>> since(Reader reader, String last) {
        try {
            return place(reader, last)
                    .map(place -> inbox.since(reader, place, AT_ONCE).notes().stream()
                            .map(NoteEvent::notification)
                            .toList());
        } catch (DatabaseException silent) {
            LOG.warn("The inbox's database gave no answer: {}", SafeStackTrace.of(silent));
            return Validated.invalid("The inbox gives no answer at the moment.");
        }
    }

    private Validated<Cursor> place(Reader reader, String last) {
        if (last.isEmpty()) {
            return Validated.valid(BEGINNING);
        }
        if (!NOTE.matcher(last).matches()) {
            return Cursor.parse(last)
                    .match(Validated::valid, reason -> Validated.invalid("That is neither a note's id nor a cursor."));
        }
        return inbox.position(reader, last)
                .map(Validated::valid)
                .orElseGet(() -> Validated.invalid("There is no such note."));
    }
}
