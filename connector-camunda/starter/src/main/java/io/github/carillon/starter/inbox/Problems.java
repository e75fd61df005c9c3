package io.github.carillon.starter.inbox;

import io.github.carillon.core.database.DatabaseException;
import io.github.carillon.core.value.SafeStackTrace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Tells what went wrong with a request for the inbox, each time in the same form; leaves all other requests alone. */
final class Problems implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int PATIENCE = 5;

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 1;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!Paths.isOurs(request) || response.isCommitted()) {
            return null;
        }
        try {
            problem(failure).writeTo(response);
        } catch (IOException gone) {
            LOG.debug("The client did not wait for its answer");
        }
        return new ModelAndView();
    }

    private static Problem problem(Exception failure) {
        if (failure instanceof ProblemException refusal) {
            return refusal.problem();
        }
        if (failure instanceof DatabaseException) {
            LOG.warn("The inbox's database gave no answer: {}", SafeStackTrace.of(failure));
            return Problem.later(HttpStatus.SERVICE_UNAVAILABLE, "The inbox cannot be read at the moment.", PATIENCE);
        }
        if (failure instanceof ErrorResponse framework) {
            return of(framework);
        }
        LOG.error("A request for the inbox failed: {}", SafeStackTrace.of(failure));
        return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "This should not have happened.");
    }

    /** What Spring refuses: a path that there is none of, a method that it has not. */
    private static Problem of(ErrorResponse refusal) {
        HttpStatus status = HttpStatus.valueOf(refusal.getStatusCode().value());
        Map<String, String> headers = new HashMap<>(refusal.getHeaders().toSingleValueMap());
        String detail = status == HttpStatus.NOT_FOUND ? "There is nothing here." : "This cannot be asked here.";
        return new Problem(status, detail, null, headers);
    }
}
