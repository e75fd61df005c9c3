package io.github.carillon.starter.hub;

import io.github.carillon.starter.hub.HubConnections.Opened;
import io.github.carillon.starter.inbox.Caller;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/**
 * The hub's address: {@code POST …/negotiate} begins a connection; GET is a WebSocket, an event stream or a poll, by
 * what it asks for; POST says something, and DELETE is the end of it.
 */
final class HubServlet extends HubAddress {

    private static final int TOO_MANY_REQUESTS = 429;

    private final HubConnections connections;
    private final SocketUpgrade sockets;
    private final HubLimits limits;
    private final Function<HttpServletRequest, Optional<Caller>> callers;

    /**
     * @param callers who makes a request; empty without a good token
     */
    HubServlet(
            HubConnections connections,
            SocketUpgrade sockets,
            HubLimits limits,
            Function<HttpServletRequest, Optional<Caller>> callers) {
        this.connections = connections;
        this.sockets = sockets;
        this.limits = limits;
        this.callers = callers;
    }

    @Override
    public String getServletInfo() {
        return "The hub of in-app notifications";
    }

    @Override
    void service(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        Optional<Caller> caller = callers.apply(request);
        if (caller.isEmpty()) {
            response.setHeader("WWW-Authenticate", "Bearer");
            refuse(response, HttpServletResponse.SC_UNAUTHORIZED, "A token is needed.");
            return;
        }
        String path = request.getPathInfo();
        if (path == null || path.equals("/")) {
            transport(caller.get(), request, response);
        } else if (!path.equals("/negotiate")) {
            notFound(response);
        } else if (request.getMethod().equals("POST")) {
            negotiate(caller.get(), request, response);
        } else {
            notAllowed(response, "POST");
        }
    }

    private void negotiate(Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String version =
                Optional.ofNullable(request.getParameter("negotiateVersion")).orElse("0");
        if (!version.matches("[0-9]{1,4}")) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, "negotiateVersion is no number.");
            return;
        }
        Optional<Opened> opened = connections.open(caller);
        if (opened.isEmpty()) {
            tooMany(response);
            return;
        }
        negotiated(response, Negotiation.answer(opened.get(), Integer.parseInt(version)));
    }

    private void transport(Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String token = request.getParameter("id");
        if (token == null) {
            withoutId(caller, request, response);
            return;
        }
        Optional<HubConnection> found = connections.find(caller, token);
        if (found.isEmpty()) {
            refuse(response, HttpServletResponse.SC_NOT_FOUND, "No connection has this id.");
            return;
        }
        HubConnection connection = found.get();
        switch (request.getMethod()) {
            case "GET" -> connect(connection, request, response);
            case "POST" -> receive(connection, request, response);
            case "DELETE" -> {
                connection.end(null, false);
                response.setStatus(HttpServletResponse.SC_ACCEPTED);
            }
            default -> notAllowed(response, "GET, POST, DELETE");
        }
    }

    /** A WebSocket needs no negotiation. */
    private void withoutId(Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (!SocketUpgrade.isAsked(request)) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, "The id of a connection is needed.");
            return;
        }
        Optional<Opened> opened = connections.open(caller);
        if (opened.isEmpty()) {
            tooMany(response);
        } else {
            connect(opened.get().connection(), request, response);
        }
    }

    private void connect(HubConnection connection, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Transport.Kind kind = kind(request);
        boolean again = connection.isBy(kind);
        if (!connection.claim(kind)) {
            refuse(response, HttpServletResponse.SC_CONFLICT, "The connection has a transport already.");
            return;
        }
        switch (kind) {
            case WEB_SOCKETS -> sockets.upgrade(connection, request, response);
            case SERVER_SENT_EVENTS -> EventStreamTransport.start(connection, request, response);
            case LONG_POLLING -> {
                // the first is answered at once, to show that polling works
                if (again) {
                    PollTransport.start(connection, request, response);
                }
            }
        }
    }

    private void receive(HubConnection connection, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (connection.isBy(Transport.Kind.WEB_SOCKETS)) {
            notAllowed(response, "GET, DELETE");
            return;
        }
        byte[] body = request.getInputStream().readNBytes(limits.largestMessage() + 1);
        if (body.length > limits.largestMessage()) {
            refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "The message is too long.");
            return;
        }
        connection.receive(new String(body, StandardCharsets.UTF_8));
        write(response, "text/plain", "");
    }

    private static Transport.Kind kind(HttpServletRequest request) {
        if (SocketUpgrade.isAsked(request)) {
            return Transport.Kind.WEB_SOCKETS;
        }
        String accepted = Optional.ofNullable(request.getHeader("Accept")).orElse("");
        return accepted.contains("text/event-stream") ? Transport.Kind.SERVER_SENT_EVENTS : Transport.Kind.LONG_POLLING;
    }

    private static void tooMany(HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", "30");
        refuse(response, TOO_MANY_REQUESTS, "There are too many connections.");
    }
}
