package io.github.carillon.starter.inbox;

import io.github.carillon.core.inbox.Cursor;
import io.github.carillon.core.inbox.Filter;
import io.github.carillon.core.inbox.State;
import io.github.carillon.core.value.Validated;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which page of notes is asked for.
 *
 * @param after where the page before ended, or null for the first
 */
record NoteQuery(Filter filter, @Nullable Cursor after, int size) {

    private static final int STANDARD_SIZE = 20;
    private static final int LARGEST_SIZE = 100;

    /** Reads the query; throws the problem that it has. An empty parameter is none. */
    static NoteQuery of(HttpServletRequest request) {
        State state = Query.parameter(request, "state", Words::state).orElse(State.ACTIVE);
        String category = Query.parameter(request, "category", Words::category).orElse(null);
        return new NoteQuery(
                new Filter(category, state),
                Query.parameter(request, "after", Cursor::parse).orElse(null),
                Query.parameter(request, "size", NoteQuery::size).orElse(STANDARD_SIZE));
    }

    private static Validated<Integer> size(String text) {
        boolean fits = text.matches("[1-9][0-9]?|" + LARGEST_SIZE);
        return fits
                ? Validated.valid(Integer.parseInt(text))
                : Validated.invalid("must be a whole number from 1 to " + LARGEST_SIZE);
    }
}
