package io.github.carillon.app.inbox;

import io.github.carillon.core.inbox.Mark;
import io.github.carillon.core.inbox.State;
import io.github.carillon.core.message.NoteRules;
import io.github.carillon.core.value.Parsed;
import java.util.Map;
import java.util.Objects;

/** The words of the HTTP interface, and what they stand for. */
final class Words {

    static final String MARKS = "seen|read|unread|acted|archive|unarchive";
    static final String MARKS_OF_ALL = "seen|read|archive";

    private static final Map<String, Mark> MARK = Map.of(
            "seen", Mark.SEEN,
            "read", Mark.READ,
            "unread", Mark.UNREAD,
            "acted", Mark.ACTED,
            "archive", Mark.ARCHIVED,
            "unarchive", Mark.UNARCHIVED);

    private static final Map<String, State> STATE =
            Map.of("active", State.ACTIVE, "unread", State.UNREAD, "archived", State.ARCHIVED);

    private Words() {}

    /** Of a word that a path has let pass. */
    static Mark mark(String word) {
        return Objects.requireNonNull(MARK.get(word));
    }

    static Parsed<State> state(String word) {
        State state = STATE.get(word);
        return state == null ? Parsed.invalid("must be active, unread or archived") : Parsed.valid(state);
    }

    static Parsed<String> category(String word) {
        return NoteRules.isCategory(word)
                ? Parsed.valid(word)
                : Parsed.invalid("must have up to 40 capital letters, digits and underscores");
    }
}
