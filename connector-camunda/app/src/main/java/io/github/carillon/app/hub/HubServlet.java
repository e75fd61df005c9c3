package io.github.carillon.app.hub;

import io.github.carillon.app.hub.HubConnections.Opened;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The hub's address: {@code POST …/negotiate} begins a connection; GET is a WebSocket, an event stream or a poll, by
 * what it asks for; POST says something, and DELETE is the end of it.
 */
final class HubServlet implements Servlet {

    private static final int TOO_MANY_REQUESTS = 429;

    private final HubConnections connections;
    private final SocketUpgrade sockets;
    private final HubLimits limits;
    private final Function<HttpServletRequest, Optional<Caller>> callers;
    private @Nullable ServletConfig config;

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
    public void init(ServletConfig given) {
        config = given;
    }

    @Override
    public @Nullable ServletConfig getServletConfig() {
        return config;
    }

    @Override
    public String getServletInfo() {
        return "The hub of in-app notifications";
    }

    @Override
    public void destroy() {
        // the connections have an owner of their own
    }

    @Override
    public void service(ServletRequest asked, ServletResponse answer) throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) asked;
        HttpServletResponse response = (HttpServletResponse) answer;
        Optional<Caller> caller = callers.apply(request);
        if (caller.isEmpty()) {
            response.setHeader("WWW-Authenticate", "Bearer");
            say(response, HttpServletResponse.SC_UNAUTHORIZED, "A token is needed.");
            return;
        }
        String path = request.getPathInfo();
        if (path == null || path.equals("/")) {
            transport(caller.get(), request, response);
        } else if (!path.equals("/negotiate")) {
            say(response, HttpServletResponse.SC_NOT_FOUND, "There is nothing here.");
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
            say(response, HttpServletResponse.SC_BAD_REQUEST, "negotiateVersion is no number.");
            return;
        }
        Optional<Opened> opened = connections.open(caller);
        if (opened.isEmpty()) {
            tooMany(response);
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        write(
                response,
                "application/json",
                Negotiation.answer(opened.get(), Integer.parseInt(version)).toString());
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
            say(response, HttpServletResponse.SC_NOT_FOUND, "No connection has this id.");
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
            say(response, HttpServletResponse.SC_BAD_REQUEST, "The id of a connection is needed.");
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
            say(response, HttpServletResponse.SC_CONFLICT, "The connection has a transport already.");
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
            say(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "The message is too long.");
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
        say(response, TOO_MANY_REQUESTS, "There are too many connections.");
    }

    private static void notAllowed(HttpServletResponse response, String allowed) throws IOException {
        response.setHeader("Allow", allowed);
        say(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "This method is not for this.");
    }

    private static void say(HttpServletResponse response, int status, String words) throws IOException {
        response.setStatus(status);
        write(response, "text/plain", words);
    }

    private static void write(HttpServletResponse response, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setContentType(type + ";charset=utf-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
