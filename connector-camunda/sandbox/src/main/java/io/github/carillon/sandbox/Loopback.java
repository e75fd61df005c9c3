package io.github.carillon.sandbox;

import io.github.carillon.testserver.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The one network interface that the sandbox listens on. */
final class Loopback {

    static final String HOST = "127.0.0.1";

    private Loopback() {}

    /**
     * The port itself if nobody listens there, or a free one for 0. Asked before anything is started, so that a taken
     * port is known within a moment and not after the engine came up.
     *
     * @param option how the user chooses another port
     * @throws SandboxException if the port is taken
     */
    static int claim(int port, String option) {
        try (ServerSocket socket = new ServerSocket()) {
            int wanted = port == 0 ? FreePort.any() : port;
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), wanted));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new SandboxException(
                    "Port " + port + " is taken by another program. Stop it, or choose another port: " + option + "="
                            + (port + 1),
                    e);
        }
    }
}
