package io.github.carillon.starter.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Many connections of somebody who has time. */
final class SlowClients implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final int SMALL = 2048;

    private final List<Socket> sockets = new ArrayList<>();

    /** Opens so many, each of which says that and no more. */
    static SlowClients open(int port, int number, String said) throws IOException {
        SlowClients clients = new SlowClients();
        for (int each = 0; each < number; each++) {
            Socket socket = new Socket();
            clients.sockets.add(socket);
            socket.setReceiveBufferSize(SMALL);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
        }
        return clients;
    }

    /** What each of them is told until its connection ends. */
    List<String> answers() throws IOException {
        List<String> answers = new ArrayList<>();
        for (Socket socket : sockets) {
            answers.add(answer(socket));
        }
        return answers;
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private static String answer(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        try {
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                answer.append((char) next);
            }
        } catch (java.net.SocketException reset) {
            // what was said before counts
        }
        return answer.toString();
    }
}
