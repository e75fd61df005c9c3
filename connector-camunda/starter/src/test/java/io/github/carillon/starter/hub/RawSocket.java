package io.github.carillon.starter.hub;

import io.github.carillon.core.live.protocol.Records;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A WebSocket byte by byte (RFC 6455, section 5.2), for what no client's library does, and to see who closes. */
final class RawSocket implements AutoCloseable {

    /** In what {@link #next} and {@link #rest} give: the server's close frame. */
    static final String CLOSE = "close";

    private static final int PATIENCE_MILLIS = 20_000;
    private static final int TEXT = 0x81;
    private static final int CLOSING = 0x88;
    private static final int MASKED = 0x80;
    private static final byte[] MASK = new byte[4];

    private final Socket socket;
    private final DataInputStream in;

    private RawSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /** Connects as this user, and shakes hands. */
    static RawSocket open(int port, String user) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        RawSocket opened = new RawSocket(socket);
        opened.send(("GET /hubs/notifications?access_token=" + user + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                        + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        opened.skipHead();
        opened.send(record("{\"protocol\":\"json\",\"version\":1}"));
        opened.next();
        return opened;
    }

    static byte[] record(String text) {
        return frame(TEXT, (text + Records.END).getBytes(StandardCharsets.UTF_8));
    }

    /** A close frame, with the code of a normal one. */
    static byte[] closing() {
        return frame(CLOSING, new byte[] {0x03, (byte) 0xE8});
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** What the server says next: a record, or {@link #CLOSE}. */
    String next() throws IOException {
        int kind = in.readUnsignedByte();
        byte[] text = in.readNBytes(in.readUnsignedByte());
        return kind == CLOSING ? CLOSE : new String(text, StandardCharsets.UTF_8);
    }

    /** Whether nothing more has come so far. */
    boolean isQuiet() throws IOException {
        return in.available() == 0;
    }

    /** What the server says from here on, until its close frame or the end of the connection. */
    List<String> rest() throws IOException {
        List<String> frames = new ArrayList<>();
        try {
            while (!frames.contains(CLOSE)) {
                frames.add(next());
            }
        } catch (EOFException | SocketException end) {
            // without a close frame
        }
        return frames;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void skipHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
    }

    /** With a mask that changes nothing; for short ones only. */
    private static byte[] frame(int kind, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(kind);
        frame.write(MASKED | payload.length);
        frame.writeBytes(MASK);
        frame.writeBytes(payload);
        return frame.toByteArray();
    }
}
