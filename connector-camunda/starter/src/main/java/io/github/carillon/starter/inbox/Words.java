package io.github.carillon.starter.inbox;

import io.github.carillon.core.inbox.NoteAction;
import io.github.carillon.core.inbox.State;
import io.github.carillon.core.message.NoteRules;
import io.github.carillon.core.value.Validated;
import java.util.Map;
import java.util.Objects;

/** The words of the HTTP interface, and what they stand for. */
final class Words {

    static final String MARKS = "seen|read|unread|acted|archive|unarchive";
    static final String MARKS_OF_ALL = "seen|read|archive";

    private static final Map<String, NoteAction> MARK = Map.of(
            "seen", NoteAction.SEEN,
            "read", NoteAction.READ,
            "unread", NoteAction.UNREAD,
            "acted", NoteAction.ACTED,
            "archive", NoteAction.ARCHIVED,
            "unarchive", NoteAction.UNARCHIVED);

    private static final Map<String, State> STATE =
            Map.of("active", State.ACTIVE, "unread", State.UNREAD, "archived", State.ARCHIVED);

    private Words() {}

    /** Of a word that a path has let pass. */
    static NoteAction mark(String word) {
        return Objects.requireNonNull(MARK.get(word));
    }

    static Validated<State> state(String word) {
        State state = STATE.get(word);
        return state == null ? Validated.invalid("must be active, unread or archived") : Validated.valid(state);
    }

    static Validated<String> category(String word) {
        return NoteRules.isCategory(word)
                ? Validated.valid(word)
                : Validated.invalid("must have up to 40 capital letters, digits and underscores");
    }
}
