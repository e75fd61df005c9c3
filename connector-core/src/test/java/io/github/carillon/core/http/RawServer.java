package io.github.carillon.core.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Accepts connections on 127.0.0.1 and does with each what a test says. */
final class RawServer implements AutoCloseable {

    /** What to do with a connection; it is closed afterwards. */
    interface Behaviour {
        void serve(Socket client) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;
    private final AtomicInteger connections = new AtomicInteger();

    private RawServer(ServerSocket listener) {
        this.listener = listener;
    }

    static RawServer start(Behaviour behaviour) throws IOException {
        RawServer server = new RawServer(new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})));
        daemon(() -> server.accept(behaviour));
        return server;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/path");
    }

    int connections() {
        return connections.get();
    }

    /** Reads a whole request whose body has this length. */
    static void readRequest(Socket client, int bodyLength) throws IOException {
        InputStream in = client.getInputStream();
        int seen = 0;
        while (seen < 4) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("gone");
            }
            seen = octet == (seen % 2 == 0 ? '\r' : '\n') ? seen + 1 : 0;
        }
        in.readNBytes(bodyLength);
    }

    static void write(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept(Behaviour behaviour) {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                connections.incrementAndGet();
                daemon(() -> serve(client, behaviour));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void serve(Socket client, Behaviour behaviour) {
        try (client) {
            behaviour.serve(client);
        } catch (IOException gone) {
            // the client left, as it may
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }
}
