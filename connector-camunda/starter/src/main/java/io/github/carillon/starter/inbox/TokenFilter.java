package io.github.carillon.starter.inbox;

import io.github.carillon.starter.http.BearerToken;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Lets nobody pass without a bearer token (RFC 6750), and nobody more often than is good. A browser opens streams and
 * WebSockets without headers, so these take the token from {@code access_token} in the query too.
 */
final class TokenFilter implements Filter {

    private final @Nullable TokenCheck tokens;
    private final RequestPace pace;

    /**
     * @param tokens null where nobody's token can be checked, and so there is nothing here
     */
    TokenFilter(@Nullable TokenCheck tokens, RequestPace pace) {
        this.tokens = tokens;
        this.pace = pace;
    }

    @Override
    public void doFilter(ServletRequest asked, ServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) asked;
        HttpServletResponse response = (HttpServletResponse) answer;
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        try {
            Readers.put(request, identify(request));
        } catch (ProblemException refused) {
            refused.problem().writeTo(response);
            return;
        }
        chain.doFilter(request, response);
    }

    private Caller identify(HttpServletRequest request) {
        if (tokens == null) {
            throw new ProblemException(Problem.of(HttpStatus.NOT_FOUND, "There is nothing here."));
        }
        Caller caller = tokens.check(token(request));
        long wait = pace.admit(caller.reader());
        if (wait > 0) {
            throw new ProblemException(
                    Problem.later(HttpStatus.TOO_MANY_REQUESTS, "You ask more often than is good.", wait));
        }
        return caller;
    }

    private static String token(HttpServletRequest request) {
        return BearerToken.of(request)
                .or(() -> Optional.of(request)
                        .filter(Paths::opensConnection)
                        .map(opening -> opening.getParameter("access_token")))
                .orElseThrow(() -> new ProblemException(Problem.noToken()));
    }
}
