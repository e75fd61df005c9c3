package io.github.carillon.starter.hub;

import io.github.carillon.core.recipient.Reader;
import io.github.carillon.core.value.Validated;
import io.github.carillon.starter.inbox.NoteEvent;
import java.util.List;

/** What came while a reader's program was not there. */
interface NoteReplay {

    /**
     * The notes that came after this one, oldest first, as many as are good at once.
     *
     * @param last a note's id, or a cursor; empty for the beginning
     * @return the reason, for the program, when it is neither
     */
    Validated<List<NoteEvent>> since(Reader reader, String last);
}
