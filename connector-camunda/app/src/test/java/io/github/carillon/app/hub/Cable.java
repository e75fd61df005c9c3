package io.github.carillon.app.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The wire between a client and a server on this machine, which can be pulled out and plugged in again. */
final class Cable implements AutoCloseable {

    private final int target;
    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean plugged = true;

    private Cable(int target) throws IOException {
        this.target = target;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    static Cable to(int port) {
        try {
            return new Cable(port);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The hub's address at this end. */
    String url() {
        return "http://127.0.0.1:" + listening.getLocalPort() + "/hubs/notifications";
    }

    /** Breaks every connection, and every new one at once. */
    void pull() {
        plugged = false;
        open.forEach(Cable::close);
        open.clear();
    }

    void plug() {
        plugged = true;
    }

    @Override
    public void close() {
        pull();
        try {
            listening.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                connect(listening.accept());
            } catch (IOException closed) {
                // the loop sees whether for good
            }
        }
    }

    private void connect(Socket client) throws IOException {
        if (!plugged) {
            close(client);
            return;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(client);
        open.add(server);
        daemon(() -> pass(client, server));
        daemon(() -> pass(server, client));
        if (!plugged) {
            pull();
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException broken) {
            // pulled out, or ended by either side
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "cable");
        thread.setDaemon(true);
        thread.start();
    }
}
