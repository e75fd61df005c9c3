package io.github.carillon.starter.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The wire between a client and a server on this machine. It can be pulled out, which both ends see, or swallow all that
 * is sent, which neither does, and plugged in again.
 */
final class Cable implements AutoCloseable {

    private enum State {
        PLUGGED,
        PULLED,
        SWALLOWING
    }

    private final int target;
    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile State state = State.PLUGGED;

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
        turn(State.PULLED);
        breakAll();
    }

    /** Lets nothing through, as where there is no network: what was open seems to be so still, and who connects waits. */
    void swallow() {
        turn(State.SWALLOWING);
    }

    /** Whoever waits gets through. What was open before is no longer. */
    void plug() {
        breakAll();
        turn(State.PLUGGED);
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

    private synchronized void turn(State next) {
        state = next;
        notifyAll();
    }

    private void breakAll() {
        open.forEach(Cable::close);
        open.clear();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                connect(listening.accept());
            } catch (IOException closed) {
                // the loop sees whether for good
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void connect(Socket client) throws IOException, InterruptedException {
        if (answer() == State.PULLED) {
            close(client);
            return;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(client);
        open.add(server);
        daemon(() -> pass(client, server));
        daemon(() -> pass(server, client));
        if (state == State.PULLED) {
            pull();
        }
    }

    private synchronized State answer() throws InterruptedException {
        while (state == State.SWALLOWING) {
            wait();
        }
        return state;
    }

    private void pass(Socket from, Socket to) {
        try {
            byte[] some = new byte[8192];
            for (int read = from.getInputStream().read(some);
                    read >= 0;
                    read = from.getInputStream().read(some)) {
                if (state != State.SWALLOWING) {
                    to.getOutputStream().write(some, 0, read);
                }
            }
        } catch (IOException broken) {
            // pulled out, or ended by either side
        }
        if (state != State.SWALLOWING) {
            close(from);
            close(to);
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
