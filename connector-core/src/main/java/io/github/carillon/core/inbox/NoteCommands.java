package io.github.carillon.core.inbox;

import io.github.carillon.core.recipient.Reader;
import java.time.Duration;

/** Does what notes offer. Each note is looked for among those of its reader. Safe for use from any thread. */
public interface NoteCommands {

    /** Does nothing for anybody: no note of this installation offers anything. */
    NoteCommands NONE = new NoteCommands() {

        @Override
        public CommandAnswer retry(Reader reader, String noteId) {
            return new CommandAnswer.Unknown();
        }

        @Override
        public CommandAnswer silence(Reader reader, String noteId, Duration time) {
            return new CommandAnswer.Unknown();
        }
    };

    /** Has what the note tells of tried once more, as far as it is still open and the engine lets the reader. */
    CommandAnswer retry(Reader reader, String noteId);

    /**
     * Nothing more of the note's process is told to the reader's group for so long.
     *
     * @param time at most {@link #LONGEST_SILENCE}; zero ends a silence
     */
    CommandAnswer silence(Reader reader, String noteId, Duration time);

    /** Who wants to hear nothing for longer changes the model. */
    Duration LONGEST_SILENCE = Duration.ofDays(30);
}
