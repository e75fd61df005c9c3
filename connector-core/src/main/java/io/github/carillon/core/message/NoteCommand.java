package io.github.carillon.core.message;

/** What the reader of a note may have done, from the note, about what it tells of. */
public enum NoteCommand {
    /** What has failed is tried once more. */
    RETRY,
    /** Nothing more of that process is told for a time. */
    SILENCE
}
