package io.github.carillon.app.hub;

import io.github.carillon.app.inbox.NoteEvent;
import io.github.carillon.core.inbox.Reader;
import io.github.carillon.core.value.Parsed;
import java.util.List;

/** What came while a reader's program was not there. */
interface Missed {

    /**
     * The notes that came after this one, oldest first, as many as are good at once.
     *
     * @param last a note's id, or a cursor; empty for the beginning
     * @return the reason, for the program, when it is neither
     */
    Parsed<List<NoteEvent>> since(Reader reader, String last);
}
