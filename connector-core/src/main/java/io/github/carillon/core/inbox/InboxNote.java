package io.github.carillon.core.inbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.carillon.core.message.Note;
import io.github.carillon.core.message.NoteJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A note, and what its reader did with it. */
public record InboxNote(Note note, ReadState readState) {

    /** One that has just come. */
    public static InboxNote unseen(Note note) {
        return new InboxNote(note, ReadState.NONE);
    }

    /** As the reader's programs get it, the same from the history as pushed: {@link NoteJson} and four moments. */
    public ObjectNode json() {
        return NoteJson.of(note)
                .put("seenAt", text(readState.seenAt()))
                .put("readAt", text(readState.readAt()))
                .put("actedAt", text(readState.actedAt()))
                .put("archivedAt", text(readState.archivedAt()));
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
