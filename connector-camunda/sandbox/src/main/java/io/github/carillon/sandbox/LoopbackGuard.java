package io.github.carillon.sandbox;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps foreign web pages out. Listening on the loopback interface stops other machines, but not a page in the user's
 * own browser: by a plain form post, or by a name of its own that leads to 127.0.0.1, it could deploy a process here,
 * and a process runs code. So requests must name this machine as their host, and a page that sends one must come from
 * here.
 *
 * <p>This machine has several names, and a browser logs in to each of them anew. So whoever opens a page by another one is
 * led to the one that all links have.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class LoopbackGuard extends OncePerRequestFilter {

    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Addresses addresses;

    LoopbackGuard(Addresses addresses) {
        this.addresses = addresses;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isOwnName(request) && isOwnPage(request) && opensPageElsewhere(request)) {
            response.sendRedirect(here(request));
        } else if (isOwnName(request) && isOwnPage(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(
                    HttpServletResponse.SC_FORBIDDEN, "The sandbox answers only to this machine and its own page.");
        }
    }

    private boolean opensPageElsewhere(HttpServletRequest request) {
        String accepted = request.getHeader("Accept");
        return request.getMethod().equals("GET")
                && accepted != null
                && accepted.contains("text/html")
                && !request.getServerName().equals(addresses.page().getHost());
    }

    /** The path and query as they came, escaped as they are. */
    private String here(HttpServletRequest request) {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return addresses.page() + request.getRequestURI() + query;
    }

    private static boolean isOwnName(HttpServletRequest request) {
        return OWN_NAMES.contains(request.getServerName());
    }

    private static boolean isOwnPage(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        return origin == null || origin.equals("http://" + request.getHeader("Host"));
    }
}
