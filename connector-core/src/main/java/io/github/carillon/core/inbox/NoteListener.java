package io.github.carillon.core.inbox;

import io.github.carillon.core.message.Note;

/** Is told of notes, to push them to their readers. */
@FunctionalInterface
public interface NoteListener {

    /** Tells nobody. */
    NoteListener NONE = note -> {};

    /**
     * The note is in its reader's inbox, and the transaction that put it there is over. A delivery that is repeated
     * tells of its note again, unless the reader has deleted it. Called by the thread that sends, so it returns soon;
     * what it throws is logged and changes nothing.
     */
    void stored(Note note);
}
