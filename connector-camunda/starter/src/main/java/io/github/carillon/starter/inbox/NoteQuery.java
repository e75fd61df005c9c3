package io.github.carillon.starter.inbox;

import io.github.carillon.core.inbox.Cursor;
import io.github.carillon.core.inbox.Filter;
import io.github.carillon.core.inbox.State;
import io.github.carillon.core.value.Validated;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Function;
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
        State state = parameter(request, "state", Words::state).orElse(State.ACTIVE);
        String category = parameter(request, "category", Words::category).orElse(null);
        return new NoteQuery(
                new Filter(category, state),
                parameter(request, "after", Cursor::parse).orElse(null),
                parameter(request, "size", NoteQuery::size).orElse(STANDARD_SIZE));
    }

    private static <T> Optional<T> parameter(
            HttpServletRequest request, String name, Function<String, Validated<T>> parser) {
        return Optional.ofNullable(request.getParameter(name))
                .filter(text -> !text.isEmpty())
                .map(text -> parser.apply(text).match(value -> value, reason -> {
                    throw new ProblemException(Problem.field(name, reason));
                }));
    }

    private static Validated<Integer> size(String text) {
        boolean fits = text.matches("[1-9][0-9]?|" + LARGEST_SIZE);
        return fits
                ? Validated.valid(Integer.parseInt(text))
                : Validated.invalid("must be a whole number from 1 to " + LARGEST_SIZE);
    }
}
