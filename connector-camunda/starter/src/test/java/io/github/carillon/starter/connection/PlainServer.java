package io.github.carillon.starter.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server that knows no TLS, and answers as web servers do to what is no request. */
final class PlainServer implements AutoCloseable {

    private static final byte[] ANSWER =
            "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket socket;

    private PlainServer(ServerSocket socket) {
        this.socket = socket;
    }

    static PlainServer start() throws IOException {
        PlainServer started = new PlainServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        new Thread(started::serve, "plain-server").start();
        return started;
    }

    /** The address of the service by this name, as whoever expects TLS there writes it. */
    String at(String name) {
        return "https://127.0.0.1:" + socket.getLocalPort() + "/" + name;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                client.getInputStream().read();
                client.getOutputStream().write(ANSWER);
                client.shutdownOutput();
                client.getInputStream().skip(Long.MAX_VALUE);
            } catch (IOException gone) {
                // the next one may stay
            }
        }
    }
}
