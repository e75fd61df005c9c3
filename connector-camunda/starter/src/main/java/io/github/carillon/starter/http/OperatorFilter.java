package io.github.carillon.starter.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;

/**
 * Tells strangers whether the worker is up, and nothing else of what is there for operators. Health itself says more to
 * those who are somebody: this filter makes them that.
 */
final class OperatorFilter implements Filter {

    private static final Principal OPERATOR = () -> "operator";

    private final OperatorPaths paths;
    private final OperatorToken token;

    OperatorFilter(OperatorPaths paths, OperatorToken token) {
        this.paths = paths;
        this.token = token;
    }

    @Override
    public void doFilter(ServletRequest asked, ServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) asked;
        OperatorPaths.Kind kind = paths.kind(request);
        if (kind == OperatorPaths.Kind.OTHER) {
            chain.doFilter(asked, answer);
        } else if (Peer.isLocal(request) || token.isShownBy(request)) {
            chain.doFilter(new Operators(request), answer);
        } else if (kind == OperatorPaths.Kind.HEALTH) {
            chain.doFilter(asked, answer);
        } else {
            refuse((HttpServletResponse) answer);
        }
    }

    private void refuse(HttpServletResponse response) {
        if (token.exists()) {
            response.setHeader("WWW-Authenticate", "Bearer");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** A request of somebody who may know. */
    private static final class Operators extends HttpServletRequestWrapper {

        Operators(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Principal getUserPrincipal() {
            return OPERATOR;
        }
    }
}
