package io.github.carillon.core.inbox;

import io.github.carillon.core.message.Escalation;
import io.github.carillon.core.message.Note;

/**
 * A note that was not read in time, in the hands of whoever sends what follows it.
 *
 * @param key where it is kept
 * @param note as its reader has it
 * @param escalation what follows
 * @param tries what came of it so far
 */
public record DueEscalation(Key key, Note note, Escalation escalation, Tries tries) {

    /** Says which note, and nothing of what is written. */
    @Override
    public String toString() {
        return "DueEscalation[" + note + "]";
    }

    /** Where an escalation is kept: with the note of this id, in this inbox. */
    public record Key(long inbox, String note) {}

    /**
     * How often it was tried in vain.
     *
     * @param failed in all
     * @param misconfigured how often of these because the configuration was wrong
     * @param possiblySent how often of these nobody knows whether it was sent
     */
    public record Tries(int failed, int misconfigured, int possiblySent) {

        /** Never yet. */
        public static final Tries NONE = new Tries(0, 0, 0);

        /** Once more. */
        public Tries failedAgain() {
            return new Tries(failed + 1, misconfigured, possiblySent);
        }

        /** Once more, by the configuration. */
        public Tries misconfiguredAgain() {
            return new Tries(failed + 1, misconfigured + 1, possiblySent);
        }

        /** Once more, and nobody knows. */
        public Tries doubtfulAgain() {
            return new Tries(failed + 1, misconfigured, possiblySent + 1);
        }
    }
}
