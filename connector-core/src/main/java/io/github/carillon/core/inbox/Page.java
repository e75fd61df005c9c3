package io.github.carillon.core.inbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of a reader's notes.
 *
 * @param next where the next page begins, or null where this was the last
 */
public record Page(List<InboxNote> notes, @Nullable Cursor next) {

    public Page {
        notes = List.copyOf(notes);
    }
}
