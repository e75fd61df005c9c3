package io.github.carillon.starter.hub;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Brings a connection's messages both ways by a WebSocket (RFC 6455), one at a time and without waiting. */
final class SocketTransport extends Endpoint implements Transport {

    private static final Duration SEND_TIMEOUT = Duration.ofSeconds(20);

    private final HubConnection connection;
    private final int largestMessage;
    private final Executor closer;
    private @Nullable Session session;
    private boolean sending;

    /**
     * @param largestMessage how many bytes a message of the client's may have
     * @param closer closes sockets, which may take a while
     */
    SocketTransport(HubConnection connection, int largestMessage, Executor closer) {
        this.connection = connection;
        this.largestMessage = largestMessage;
        this.closer = closer;
    }

    @Override
    public void onOpen(Session opened, EndpointConfig config) {
        opened.setMaxIdleTimeout(0);
        opened.setMaxTextMessageBufferSize(largestMessage);
        opened.getAsyncRemote().setSendTimeout(SEND_TIMEOUT.toMillis());
        opened.setMaxBinaryMessageBufferSize(largestMessage);
        opened.addMessageHandler(String.class, (MessageHandler.Whole<String>) connection::receive);
        // the Java client sends even JSON so
        opened.addMessageHandler(byte[].class, (MessageHandler.Whole<byte[]>)
                bytes -> connection.receive(new String(bytes, StandardCharsets.UTF_8)));
        synchronized (this) {
            session = opened;
        }
        connection.attach(this);
    }

    @Override
    public void onClose(Session closed, CloseReason reason) {
        connection.lost();
    }

    @Override
    public void onError(Session broken, Throwable failure) {
        connection.lost();
        close(broken);
    }

    @Override
    public void ready() {
        Session current;
        String next;
        synchronized (this) {
            current = session;
            if (current == null || sending) {
                return;
            }
            next = connection.take();
            if (next.isEmpty() && !mayClose()) {
                return;
            }
            sending = true;
        }
        if (next.isEmpty()) {
            close(current);
        } else {
            send(current, next);
        }
    }

    /**
     * A client that has said that it goes closes the socket itself. Doing so here at the same time might cost it its
     * close frame: Tomcat cuts the connection as soon as it has read the client's, though the one to the client is still
     * being sent by the other thread.
     */
    private boolean mayClose() {
        return connection.isDone() && !connection.isLeaving();
    }

    private void send(Session current, String next) {
        try {
            current.getAsyncRemote().sendText(next, result -> sent(current, result));
        } catch (IllegalStateException closed) {
            connection.lost();
        }
    }

    private void sent(Session current, SendResult result) {
        if (!result.isOK()) {
            connection.lost();
            close(current);
            return;
        }
        synchronized (this) {
            sending = false;
        }
        ready();
    }

    private void close(Session current) {
        closer.execute(() -> {
            connection.lost();
            try {
                current.close();
            } catch (IOException gone) {
                // what was to be reached
            }
        });
    }
}
