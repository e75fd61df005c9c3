package io.github.carillon.core.inbox;

import io.github.carillon.core.message.Note;

/**
 * Whose inbox it is. Every question to an inbox is asked for one reader, and answered with what is theirs alone.
 *
 * @param tenant the tenant's id, or empty
 * @param user the user's id
 */
public record Reader(String tenant, String user) {

    /** Whom the note is for. */
    public static Reader of(Note note) {
        return new Reader(note.tenant(), note.user());
    }

    /** Shows nobody: a user's id may be an address. */
    @Override
    public String toString() {
        return "Reader[***]";
    }
}
