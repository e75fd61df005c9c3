package io.github.carillon.starter.inbox;

import io.github.carillon.core.value.Validated;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Function;

/** What a request asks for in its query. What is wrong with it is thrown as a problem. */
public final class Query {

    private Query() {}

    /** A parameter, if it is there; an empty one is none. */
    public static <T> Optional<T> parameter(
            HttpServletRequest request, String name, Function<String, Validated<T>> parser) {
        return Optional.ofNullable(request.getParameter(name))
                .filter(text -> !text.isEmpty())
                .map(text -> parser.apply(text).match(value -> value, reason -> {
                    throw new ProblemException(Problem.field(name, reason));
                }));
    }
}
