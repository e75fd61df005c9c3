package io.github.carillon.starter.inbox;

import io.github.carillon.core.inbox.Counts;
import io.github.carillon.core.inbox.InboxNote;
import io.github.carillon.core.message.Note;

/**
 * News for one reader.
 *
 * @param name {@link #NOTIFICATION} or {@link #CHANGED}: the client method of the hub and the event of the stream
 * @param noteId the note's id, or empty where it is about no single note
 * @param json the one argument: the note, or the counts
 */
public record NoteEvent(String name, String noteId, String json) {

    /** There is a note. It may be told of more than once, and its id is the same each time. */
    public static final String NOTIFICATION = "notification";

    /** Something was marked or deleted. */
    public static final String CHANGED = "changed";

    public static NoteEvent notification(Note note) {
        return notification(InboxNote.unseen(note));
    }

    public static NoteEvent notification(InboxNote note) {
        return new NoteEvent(NOTIFICATION, note.note().id(), note.json().toString());
    }

    public static NoteEvent changed(Counts counts) {
        return new NoteEvent(CHANGED, "", counts.json().toString());
    }

    /** Says what kind of news, and nothing of what is written. */
    @Override
    public String toString() {
        return "NoteEvent[" + name + " " + noteId + "]";
    }
}
