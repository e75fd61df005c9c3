package io.github.carillon.core.inbox;

import io.github.carillon.core.message.Escalation;
import io.github.carillon.core.message.Note;

/**
 * A note that was not read in time, taken by whoever sends what follows it.
 *
 * @param inbox where the note is
 * @param note as its reader has it
 * @param escalation what follows
 * @param failed how often that could not be sent
 */
public record DueEscalation(long inbox, Note note, Escalation escalation, int failed) {

    /** Says which note, and nothing of what is written. */
    @Override
    public String toString() {
        return "DueEscalation[" + note + "]";
    }
}
