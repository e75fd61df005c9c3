package io.github.carillon.starter.hub;

import io.github.carillon.core.value.Daemons;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Turns requests into WebSockets, by the servlet container's own means (Jakarta WebSocket 2.1). */
final class SocketUpgrade implements AutoCloseable {

    /** A close that waits for a client who does not read holds up no more than its own thread. */
    private static final int CLOSERS = 4;

    private final int largestMessage;
    private final ExecutorService closer = Executors.newFixedThreadPool(CLOSERS, Daemons.named("hub-closer"));

    /**
     * @param largestMessage how many bytes a message of a client's may have
     */
    SocketUpgrade(int largestMessage) {
        this.largestMessage = largestMessage;
    }

    static boolean isAsked(HttpServletRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    void upgrade(HubConnection connection, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Object container = request.getServletContext().getAttribute(ServerContainer.class.getName());
        if (!(container instanceof ServerContainer sockets)) {
            connection.lost();
            response.setStatus(HttpServletResponse.SC_NOT_IMPLEMENTED);
            return;
        }
        SocketTransport transport = new SocketTransport(connection, largestMessage, closer);
        ServerEndpointConfig endpoint = ServerEndpointConfig.Builder.create(
                        SocketTransport.class, request.getServletPath())
                .configurator(new One(transport))
                .build();
        try {
            sockets.upgradeHttpToWebSocket(request, response, endpoint, Map.of());
        } catch (DeploymentException refused) {
            connection.lost();
            throw new ServletException("the container makes no WebSocket", refused);
        }
    }

    @Override
    public void close() {
        closer.shutdown();
    }

    /** Gives the container this transport. */
    private static final class One extends ServerEndpointConfig.Configurator {

        private final SocketTransport transport;

        One(SocketTransport transport) {
            this.transport = transport;
        }

        @Override
        public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(transport);
        }

        /** Who asks has shown a token, which no browser adds by itself. */
        @Override
        public boolean checkOrigin(String origin) {
            return true;
        }
    }
}
